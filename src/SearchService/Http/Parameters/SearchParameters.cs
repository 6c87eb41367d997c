namespace SearchService.Http;

/// <summary>Every parameter of a search. Names compare without regard to case, as ASP.NET Core has it.</summary>
public static class SearchParameters
{
    /// <summary>Page times size goes up to here; past it a cursor is the way.</summary>
    public const int MaxWindow = 10_000;

    public static readonly SearchParameter Q = new("q", ParameterKind.Text,
        "What a person types: words, \"a phrase\", -word, AND, OR, NOT, parentheses, pre*, word~, field:word with field one of title, excerpt, topic, provider. "
        + "Never an error: what cannot be read as an operator is read as text, and query.warnings says so. Empty = every article, newest first.")
    { Example = "language model", IsJoined = true };

    public static readonly SearchParameter Topic = Filter("topic", "Keep to articles with this topic", "AI");
    public static readonly SearchParameter Provider = Filter("provider", "Keep to articles of the provider with this name or domain", "latimes.com");
    public static readonly SearchParameter Category = Filter("category", "Keep to articles of this category", "news");
    public static readonly SearchParameter Type = Filter("type", "Keep to articles of this type", "video");

    public static readonly SearchParameter TopicMode = new("topicMode", ParameterKind.Choice,
        "Whether an article needs any of the topics given, or all.")
    { Choices = ["any", "all"], Default = "any" };

    public static readonly SearchParameter From = new("from", ParameterKind.Published,
        "Published at this time or later: an RFC 3339 instant, a day (UTC) or an age in hours, days or weeks.")
    { Example = "7d" };

    public static readonly SearchParameter To = new("to", ParameterKind.Published,
        "Published at this time or earlier; a day counts as a whole. Written like from.")
    { Example = "2026-05-31" };

    public static readonly SearchParameter MinQuality = new("minQuality", ParameterKind.Integer, "Smallest quality, inclusive.") { Example = "50" };
    public static readonly SearchParameter MaxQuality = new("maxQuality", ParameterKind.Integer, "Greatest quality, inclusive.") { Example = "100" };

    public static readonly SearchParameter Words = new("words", ParameterKind.Choice,
        "auto: every word must match, and when no article has them all, any word may (query.relaxed is true then); all; any.")
    { Choices = ["auto", "all", "any"], Default = "auto" };

    public static readonly SearchParameter Sort = new("sort", ParameterKind.Choice,
        "The order of hits; relevance when q is given, else newest. Articles without the value come last.")
    { Choices = ["relevance", "newest", "oldest", "quality", "heat"] };

    public static readonly SearchParameter QualityWeight = new("qualityWeight", ParameterKind.Number,
        "Strength of the quality boost; 0 = plain BM25. The default is configured.")
    { Minimum = 0, Maximum = 10, Example = "0.5" };

    public static readonly SearchParameter Page = new("page", ParameterKind.Integer,
        "Which page, from 1. Page times size goes up to 10,000; cursor goes on from there.")
    { Minimum = 1, Default = "1" };

    public static readonly SearchParameter Size = new("size", ParameterKind.Integer,
        "Hits on a page; 0 = counts and facets only.")
    { Minimum = 0, Maximum = 100, Default = "10" };

    public static readonly SearchParameter Cursor = new("cursor", ParameterKind.Text,
        "Where the page before ended: its nextCursor. The page comes from the same version of the index as the one before. Excludes page; q, "
        + "filters, sort, words, typo and qualityWeight stay as they were, the others may change. A 410 says that the version is gone and that the search has to begin anew.");

    public static readonly SearchParameter Facets = new("facets", ParameterKind.ChoiceList,
        "The facets to count, separated by commas. Counts ignore the selection made in the same facet and respect all others. "
        + "year and month are of publication, in UTC; quality is in tens: 0-9, 10-19 to 90-100, and >100; none given counts as 0.")
    { Choices = ["topic", "provider", "category", "type", "year", "month", "quality"], Example = "topic,provider" };

    public static readonly SearchParameter FacetSize = new("facetSize", ParameterKind.Integer,
        "Values to list per facet; a selected value is always listed.")
    { Minimum = 1, Maximum = 1000, Default = "10" };

    public static readonly SearchParameter Highlight = new("highlight", ParameterKind.Flag,
        "Whether each hit has its title and the best passage of its excerpt as HTML, with the words that matched in mark elements; true when q is given.");

    public static readonly SearchParameter Typo = new("typo", ParameterKind.Choice,
        "Whether words that no article has are respelled to the nearest word that one has.")
    { Choices = ["auto", "off"], Default = "auto" };

    public static readonly SearchParameter Explain = new("explain", ParameterKind.Flag,
        "Whether each hit tells how its score came about.")
    { Default = "false" };

    /// <summary>All of them, in the order of the documentation.</summary>
    public static IReadOnlyList<SearchParameter> All { get; } =
    [
        Q, Topic, Provider, Category, Type, TopicMode, From, To, MinQuality, MaxQuality, Words, Sort, QualityWeight,
        Page, Size, Cursor, Facets, FacetSize, Highlight, Typo, Explain,
    ];

    /// <summary>What <c>/search</c> knows.</summary>
    public static ParameterTable Search { get; } = new(All);

    /// <summary>The parameter of a search of this name, or null.</summary>
    public static SearchParameter? Find(string name) => Search.Find(name);

    private static SearchParameter Filter(string name, string meaning, string example) => new(name, ParameterKind.List,
        $"{meaning}; exact but for case. May be given several times: one of them is enough. A leading - leaves such articles out.")
    { Example = example };
}
