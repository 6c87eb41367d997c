using SearchService.Engine.Analysis;

namespace SearchService.Articles;

/// <summary>Applies the rules of synonyms and stop words to the words of one query.</summary>
/// <param name="rules">The rules.</param>
/// <param name="budget">What synonyms are taken from.</param>
internal sealed class RuledWords(QueryRules rules, QueryTermBudget budget)
{
    /// <summary>Whether a word was left out because it is a stop word.</summary>
    public bool HasIgnored { get; private set; }

    /// <summary>Reads words side by side, left to right: where a rule begins, that for the most words.</summary>
    /// <param name="words">Of one field, in order.</param>
    /// <param name="spell">Makes a part of a word that no rule is about; null = the words are excluded, as typed, stop words too.</param>
    /// <param name="join">Makes one part of several typed words that have synonyms.</param>
    public List<QueryNode> Read(IReadOnlyList<PlacedWord> words, Func<PlacedWord, QueryNode>? spell, Func<List<QueryNode>, QueryNode> join)
    {
        var stems = words.Select(word => word.Leaf.Stem).ToArray();
        var parts = new List<QueryNode>();
        for (var i = 0; i < words.Count;)
        {
            if (rules.Synonyms.Longest(stems, i) is { } rule)
            {
                parts.Add(Expand(rule, [.. words.Skip(i).Take(rule.WordCount).Select(word => word.Leaf)], join));
                i += rule.WordCount;
                continue;
            }

            if (spell is not null && IsStopWord(words[i].Leaf)) HasIgnored = true;
            else parts.Add(spell is null || rules.Synonyms.Knows(stems[i]) ? words[i].Leaf : spell(words[i]));
            i++;
        }

        return parts;
    }

    private QueryNode Expand(SynonymRule rule, List<TermLeaf> typed, Func<List<QueryNode>, QueryNode> join)
    {
        var first = typed[0];
        var alternatives = new List<SearchLeaf>();
        foreach (var phrase in rule.Alternatives)
        {
            if (!budget.TakeSynonym(phrase.Stems.Count, first.Position)) break;
            alternatives.Add(phrase.ToLeaf(first.Field, first.Position));
        }

        // Several typed words stay words, wherever an article has them: a synonym must not lose what is found without it.
        var keeps = rule.KeepsTyped || alternatives.Count == 0;
        var asTyped = !keeps ? null : typed.Count == 1 ? typed[0] : join([.. typed]);
        if (asTyped is SearchLeaf word) alternatives.Insert(0, word);
        if (alternatives.Count == 0 || (alternatives.Count == 1 && ReferenceEquals(alternatives[0], asTyped))) return asTyped!;
        var stems = string.Join(' ', typed.Select(leaf => leaf.Stem));
        var leaf = new SynonymLeaf(first.Field, alternatives, stems, string.Join(' ', typed.Select(t => t.Source)), first.Position);
        return asTyped is null or SearchLeaf ? leaf : new OrNode([asTyped, leaf]);
    }

    private bool IsStopWord(TermLeaf leaf) =>
        rules.StopWords.Count > 0 && rules.StopWords.Contains(leaf.Source[..EnglishPossessiveFilter.LengthWithout(leaf.Source)]);
}
