namespace SearchService.Articles;

/// <summary>What is asked of a search, already valid: the one thing that the outside hands in. Free of engine types, so that
/// another backend can stand behind it.</summary>
public sealed record ArticleSearch
{
    /// <summary>What a person typed; empty = every article.</summary>
    public string Text { get; init; } = "";

    /// <summary>Exact values to keep or to leave out, at most one entry per facet.</summary>
    public IReadOnlyList<FacetFilter> Filters { get; init; } = [];

    /// <summary>Earliest publication, inclusive; null = no bound. With a bound, articles without a date are left out.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>End of publication, exclusive; null = no bound.</summary>
    public DateTimeOffset? ToExclusive { get; init; }

    /// <summary>Smallest quality, inclusive; a missing quality counts as 0. Null = no bound.</summary>
    public int? MinQuality { get; init; }

    /// <summary>Greatest quality, inclusive. Null = no bound.</summary>
    public int? MaxQuality { get; init; }

    public WordsMode Words { get; init; }

    /// <summary>Null = relevance with a text, newest without.</summary>
    public ArticleSort? Sort { get; init; }

    /// <summary>Strength of the quality boost, 0 to 10; null = as configured.</summary>
    public double? QualityWeight { get; init; }

    /// <summary>Whether words that no article has are respelled to the nearest word that the index has.</summary>
    public bool Respell { get; init; } = true;

    /// <summary>Whether each hit has its title and excerpt with the matched words marked; null = when there is a text.</summary>
    public bool? Highlight { get; init; }

    /// <summary>Where the page before ended, as <see cref="ArticlePage.NextCursor"/> had it; null = by <see cref="Page"/>.</summary>
    public SearchCursor? Cursor { get; init; }

    /// <summary>What the ages in <see cref="From"/> and <see cref="ToExclusive"/> were counted from; the beginning of the calendar when neither
    /// has one. With a cursor it is the <see cref="SearchCursor.Now"/> of that, so that they are the same on every page.</summary>
    public DateTimeOffset Now { get; init; }

    /// <summary>1-based; without meaning when there is a <see cref="Cursor"/>.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Hits on a page, 0 to 100; 0 = counts and facets only.</summary>
    public int Size { get; init; } = 10;

    /// <summary>The facets to count.</summary>
    public IReadOnlyList<Facet> Facets { get; init; } = [];

    /// <summary>What the values listed must have a word beginning with (years, months and qualities themselves); blank = all values.</summary>
    public string FacetPrefix { get; init; } = "";

    /// <summary>Values to list per facet, 1 to 1000; selected ones are always listed.</summary>
    public int FacetSize { get; init; } = 10;

    /// <summary>Whether each hit says how its score came about.</summary>
    public bool Explain { get; init; }
}
