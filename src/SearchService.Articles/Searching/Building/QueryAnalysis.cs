using SearchService.Engine.Analysis;

namespace SearchService.Articles;

/// <summary>Analyzes the words of a parsed query. What has no token, such as a stop word or a sign, drops out with everything that
/// then is empty. For one query.</summary>
internal sealed class QueryAnalysis
{
    private static readonly EnglishAnalyzer English = new();

    // Lower case without stems and stop words: for prefixes.
    private static readonly StandardAnalyzer Plain = new();

    // The same without possessive endings: for fuzzy words. One who looks for words spelled like a stop word means it.
    private static readonly SurfaceAnalyzer Surface = new();

    private readonly QueryNode _root;
    private readonly Respeller? _respeller;
    private readonly FuzzyStems _fuzzy;
    private readonly QueryTermBudget _budget;
    private readonly RuledWords _rules;

    // How many parts that exclude lie around the part at hand.
    private int _exclusions;

    /// <param name="text">What was typed.</param>
    /// <param name="root">What the parser made of it.</param>
    /// <param name="maxTerms">How many terms to make; the rest is left out.</param>
    /// <param name="context">The index.</param>
    public QueryAnalysis(string text, QueryNode root, int maxTerms, QueryContext context)
    {
        _root = root;
        _budget = new QueryTermBudget(root, maxTerms);
        _rules = new RuledWords(context.Rules, _budget);
        var vocabulary = new Vocabulary(context.Reader, context.Deadline);
        _fuzzy = new FuzzyStems(vocabulary);
        if (context.Respells) _respeller = new Respeller(text, vocabulary);
    }

    /// <summary>What to tell about words that were left out, not respelled, or for which not all that are alike were looked for.</summary>
    public IEnumerable<string> Warnings => _budget.Warnings.Concat(new[] { _respeller?.Warning, _fuzzy.Warning }.OfType<string>());

    /// <summary>The text with the respelled words in place of those that were typed; null when there is none.</summary>
    public string? Corrected => _respeller?.Corrected;

    /// <summary>Whether a word was left out because a rule says so.</summary>
    public bool HasIgnored => _rules.HasIgnored;

    /// <summary>The same query with <see cref="SearchLeaf"/>s in place of typed words; null when nothing is left.</summary>
    public QueryNode? Analyze() => Sequence(_root is SequenceNode sequence ? sequence.Parts : [_root]);

    private QueryNode? Part(QueryNode node) => node switch
    {
        // An operator or a minus takes all tokens of a word as one.
        WordNode word => Joined(Words([word], parts => new AndNode(parts)), parts => new AndNode(parts)),
        PrefixNode or FuzzyNode => Joined(Tokens(node), parts => new AndNode(parts)),
        PhraseNode phrase => Phrase(phrase),
        NotNode not => Excluded(not.Part) is { } part ? new NotNode(part) : null,
        AndNode and => Joined(Parts(and.Parts), parts => new AndNode(parts)),
        OrNode or => Joined(Parts(or.Parts), parts => new OrNode(parts)),
        SequenceNode sequence => Sequence(sequence.Parts),
        _ => throw new ArgumentException($"{node.GetType().Name} is analyzed already", nameof(node)),
    };

    private QueryNode? Excluded(QueryNode node)
    {
        _exclusions++;
        var part = Part(node);
        _exclusions--;
        return part;
    }

    // Side by side, each token of a word is a word of its own.
    private QueryNode? Sequence(IReadOnlyList<QueryNode> nodes)
    {
        var parts = new List<QueryNode>();
        for (var i = 0; i < nodes.Count;)
        {
            if (nodes[i] is WordNode first)
            {
                WordNode[] run = [.. nodes.Skip(i).TakeWhile(node => node is WordNode word && word.Field == first.Field).Cast<WordNode>()];
                parts.AddRange(Words(run, typed => new SequenceNode(typed)));
                i += run.Length;
                continue;
            }

            parts.AddRange(Tokens(nodes[i]));
            i++;
        }

        return Joined(parts, all => new SequenceNode(all));
    }

    private List<QueryNode> Parts(IReadOnlyList<QueryNode> nodes)
    {
        var parts = new List<QueryNode>();
        foreach (var node in nodes)
        {
            if (Part(node) is { } part) parts.Add(part);
        }

        return parts;
    }

    private static QueryNode? Joined(List<QueryNode> parts, Func<List<QueryNode>, QueryNode> join) => parts switch
    {
        [] => null,
        [var only] => only,
        _ => join(parts),
    };

    // What is no plain word has no synonyms.
    private List<QueryNode> Tokens(QueryNode node) => node switch
    {
        PrefixNode prefix => Prefix(prefix),
        FuzzyNode fuzzy => Fuzzy(fuzzy),
        _ => Parts([node]),
    };

    // Words side by side in one field.
    private List<QueryNode> Words(IEnumerable<WordNode> words, Func<List<QueryNode>, QueryNode> join) =>
        _rules.Read([.. words.SelectMany(Typed)], _exclusions > 0 ? null : Respelled, join);

    private List<TermLeaf> Word(WordNode word) => Terms(word.Field, word.Text, word.Position).ConvertAll(t => t.Leaf);

    private List<PlacedWord> Typed(WordNode word) =>
        Terms(word.Field, word.Text, word.Position).ConvertAll(t => new PlacedWord(t.Leaf, word, t.Start));

    // A word that is to be found, as it is spelled in the articles.
    private TermLeaf Respelled(PlacedWord word) => _respeller?.Respell(word) ?? word.Leaf;

    private SearchLeaf? Phrase(PhraseNode phrase)
    {
        var terms = Terms(phrase.Field, phrase.Text, phrase.Position);
        return terms switch
        {
            [] => null,
            [var only] => only.Leaf,
            _ => new PhraseLeaf(
                phrase.Field, terms.ConvertAll(t => t.Leaf), terms.ConvertAll(t => t.Place - terms[0].Place), phrase.Text, phrase.Position),
        };
    }

    // Of several tokens the last is a beginning and the others are words.
    private List<QueryNode> Prefix(PrefixNode prefix)
    {
        var stream = Plain.GetTokenStream(TextFields.Of(prefix.Field), prefix.Text.AsMemory());
        var start = -1;
        var beginning = "";
        while (stream.IncrementToken())
        {
            start = stream.Token.StartOffset;
            beginning = stream.Token.Text.ToString();
        }

        if (start < 0) return [];
        List<QueryNode> leaves = [.. Word(new WordNode(prefix.Field, prefix.Text[..start], prefix.Position))];
        if (!_budget.TakeWord(prefix.Position)) return leaves;
        leaves.Add(new PrefixLeaf(prefix.Field, beginning, PrefixStems.Of(beginning), prefix.Text[start..], prefix.Position));
        return leaves;
    }

    // Each of several tokens is fuzzy.
    private List<QueryNode> Fuzzy(FuzzyNode fuzzy)
    {
        var leaves = new List<QueryNode>();
        var stream = Surface.GetTokenStream(IndexFields.Word, fuzzy.Text.AsMemory());
        while (stream.IncrementToken() && _budget.TakeWord(fuzzy.Position))
        {
            var word = stream.Token.Text.ToString();
            var source = fuzzy.Text[stream.Token.StartOffset..stream.Token.EndOffset];
            var maxEdits = fuzzy.MaxEdits ?? EditAllowance.OfFuzzy(word);
            leaves.Add(new FuzzyLeaf(fuzzy.Field, word, maxEdits, _fuzzy.Of(word, maxEdits, fuzzy.Position), source, fuzzy.Position));
        }

        return leaves;
    }

    private List<(TermLeaf Leaf, int Place, int Start)> Terms(QueryField? field, string text, int position)
    {
        var terms = new List<(TermLeaf, int, int)>();
        var stream = English.GetTokenStream(TextFields.Of(field), text.AsMemory());
        var place = 0;
        while (stream.IncrementToken() && _budget.TakeWord(position))
        {
            var token = stream.Token;
            place += token.PositionIncrement;
            terms.Add((new TermLeaf(field, token.Text.ToString(), text[token.StartOffset..token.EndOffset], position), place, token.StartOffset));
        }

        return terms;
    }
}
