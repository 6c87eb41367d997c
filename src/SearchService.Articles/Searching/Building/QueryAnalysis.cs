using SearchService.Engine.Analysis;

namespace SearchService.Articles;

/// <summary>Analyzes the words of a parsed query. What has no token, such as a stop word or a sign, drops out with everything that
/// then is empty. For one query.</summary>
internal sealed class QueryAnalysis
{
    private static readonly EnglishAnalyzer English = new();

    // Lower case without stems and stop words: for prefixes.
    private static readonly StandardAnalyzer Plain = new();

    private readonly int _maxTerms;
    private int _termsLeft;

    /// <param name="maxTerms">How many terms to make; the rest is left out.</param>
    public QueryAnalysis(int maxTerms) => _maxTerms = _termsLeft = maxTerms;

    /// <summary>What to tell about words that were left out; null when none was.</summary>
    public string? Warning { get; private set; }

    /// <summary>The same query with <see cref="SearchLeaf"/>s in place of typed words; null when nothing is left.</summary>
    public QueryNode? Analyze(QueryNode root) => Sequence(root is SequenceNode sequence ? sequence.Parts : [root]);

    private QueryNode? Part(QueryNode node) => node switch
    {
        // An operator or a minus takes all tokens of a word as one.
        WordNode or PrefixNode => Joined(Tokens(node), parts => new AndNode(parts)),
        PhraseNode phrase => Phrase(phrase),
        NotNode not => Part(not.Part) is { } part ? new NotNode(part) : null,
        AndNode and => Joined(Parts(and.Parts), parts => new AndNode(parts)),
        OrNode or => Joined(Parts(or.Parts), parts => new OrNode(parts)),
        SequenceNode sequence => Sequence(sequence.Parts),
        _ => throw new ArgumentException($"{node.GetType().Name} is analyzed already", nameof(node)),
    };

    // Side by side, each token of a word is a word of its own.
    private QueryNode? Sequence(IReadOnlyList<QueryNode> nodes) => Joined(
        [.. nodes.SelectMany(node => node is WordNode or PrefixNode ? Tokens(node) : Parts([node]))], parts => new SequenceNode(parts));

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

    private List<QueryNode> Tokens(QueryNode node) => node is PrefixNode prefix ? Prefix(prefix) : [.. Word((WordNode)node)];

    private List<TermLeaf> Word(WordNode word) => Terms(word.Field, word.Text, word.Position).ConvertAll(t => t.Leaf);

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
        if (!Takes(prefix.Position)) return leaves;
        leaves.Add(new PrefixLeaf(prefix.Field, beginning, PrefixStems.Of(beginning), prefix.Text[start..], prefix.Position));
        return leaves;
    }

    private List<(TermLeaf Leaf, int Place)> Terms(QueryField? field, string text, int position)
    {
        var terms = new List<(TermLeaf, int)>();
        var stream = English.GetTokenStream(TextFields.Of(field), text.AsMemory());
        var place = 0;
        while (stream.IncrementToken() && Takes(position))
        {
            var token = stream.Token;
            place += token.PositionIncrement;
            terms.Add((new TermLeaf(field, token.Text.ToString(), text[token.StartOffset..token.EndOffset], position), place));
        }

        return terms;
    }

    private bool Takes(int position)
    {
        if (_termsLeft-- > 0) return true;
        Warning ??= $"character {position}: only the first {_maxTerms} words were searched for; what follows was ignored";
        return false;
    }
}
