using SearchService.Engine.Search;

namespace SearchService.Articles;

/// <summary>Turns a parsed query into queries of the index.
/// <list type="bullet">
/// <item>A word is analyzed; each of its tokens is a word of its own. It is scored in the field of all text, or in the field it names.</item>
/// <item>A word without a token (a stop word, a sign) drops out. When nothing is left, nothing matches.</item>
/// <item>A phrase: see <see cref="PhraseLeaf"/>; of one token it is a word. A prefix: see <see cref="PrefixLeaf"/>. A fuzzy
/// word: see <see cref="FuzzyLeaf"/>; each of its tokens is one.</item>
/// <item>A word outside of quotes that no article has is respelled, where the search asks for it: see <see cref="Respeller"/>. What
/// is excluded is not.</item>
/// <item>Words outside of quotes that stand side by side are searched for with their synonyms, see <see cref="SynonymLeaf"/>; what is excluded
/// is excluded with them. Stop words of the rules drop out where other words are left; excluded ones don't.</item>
/// <item>A query that only excludes matches every other article.</item>
/// </list></summary>
public static class ArticleQueryBuilder
{
    // Each term is a clause, and each phrase of two or more is another: fewer than a boolean query holds.
    private const int MaxTerms = BooleanQuery.MaxClauseCount / 2;

    /// <summary>Builds both forms of a query; no text makes it fail.</summary>
    /// <param name="parsed">What the parser read.</param>
    /// <param name="maxTerms">How many terms are searched for, at least 1, and at most 512 whatever it says; the rest is ignored, with a
    /// warning: first synonyms, then the last of the words.</param>
    /// <param name="context">The index that the query will run on; without one no word is respelled, and none is like another.</param>
    /// <exception cref="QueryTimeoutException">The deadline of the context has passed.</exception>
    public static BuiltQuery Build(ParsedQuery parsed, int maxTerms, QueryContext? context = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxTerms, 1);
        if (parsed.Root is null)
        {
            var everything = new QueryForm(new MatchAllDocsQuery(), "");
            return new BuiltQuery(everything, everything, false, [], [], parsed.Warnings) { IsEmpty = true };
        }

        context ??= QueryContext.None;
        var (root, analysis) = Analyze(parsed, maxTerms, context);
        if (analysis.HasIgnored && (root is null || WordsResolution.IsNegative(WordsResolution.Resolve(root, any: false))))
        {
            // Stop words that the rules name count where there is nothing else to find.
            (root, analysis) = Analyze(parsed, maxTerms, context with { Rules = context.Rules with { StopWords = [] } });
        }

        if (root is null)
        {
            var nothing = new QueryForm(new MatchNoDocsQuery(), "");
            const string Warning = "only common words such as \"the\", or signs: there is nothing to search for";
            return new BuiltQuery(nothing, nothing, false, [], [], [.. parsed.Warnings, Warning]);
        }

        var all = Form(root, any: false);
        var any = Form(root, any: true);
        List<SearchLeaf> leaves = [.. Leaves(root)];
        return new BuiltQuery(
            all,
            any,
            !all.Query.Equals(any.Query),
            [.. leaves.SelectMany(leaf => leaf.ScoringTerms)],
            leaves,
            [.. parsed.Warnings, .. analysis.Warnings])
        {
            Corrected = analysis.Corrected,
            AsTyped = analysis.Corrected is null ? null : Form(AsTyped(root), any: false).Query,
        };
    }

    private static (QueryNode? Root, QueryAnalysis Analysis) Analyze(ParsedQuery parsed, int maxTerms, QueryContext context)
    {
        var analysis = new QueryAnalysis(parsed.Text, parsed.Root!, Math.Min(maxTerms, MaxTerms), context);
        return (analysis.Analyze(), analysis);
    }

    private static QueryForm Form(QueryNode root, bool any)
    {
        var resolved = WordsResolution.Resolve(root, any);
        return new QueryForm(QueryAssembly.Build(resolved), resolved.ToString()) { Root = resolved };
    }

    // The same query with every respelled word as it was typed.
    private static QueryNode AsTyped(QueryNode node) => node switch
    {
        TermLeaf { AsTyped: { } typed } => typed,
        AndNode and => new AndNode([.. and.Parts.Select(AsTyped)]),
        OrNode or => new OrNode([.. or.Parts.Select(AsTyped)]),
        SequenceNode sequence => new SequenceNode([.. sequence.Parts.Select(AsTyped)]),
        _ => node,
    };

    /// <summary>The words, prefixes and phrases of a part in the order of the text, without what is excluded in it.</summary>
    internal static IEnumerable<SearchLeaf> Leaves(QueryNode node) => node switch
    {
        SearchLeaf leaf => [leaf],
        AndNode and => and.Parts.SelectMany(Leaves),
        OrNode or => or.Parts.SelectMany(Leaves),
        SequenceNode sequence => sequence.Parts.SelectMany(Leaves),
        _ => [],
    };
}
