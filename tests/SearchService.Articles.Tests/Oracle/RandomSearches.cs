namespace SearchService.Articles.Tests;

/// <summary>Makes whole searches: a query with filters, bounds, facets and an order.</summary>
internal sealed class RandomSearches
{
    private static readonly Facet[] Selectable = [Facet.Topic, Facet.Provider, Facet.Category, Facet.Type];

    private readonly Random _random;
    private readonly IReadOnlyList<Article> _articles;
    private readonly RandomQueries _queries;

    public RandomSearches(Random random, IEnumerable<Article> articles)
    {
        _random = random;
        _articles = [.. articles];
        _queries = new RandomQueries(random, _articles);
    }

    public (ArticleSearch Search, TypedQuery? Typed) Next()
    {
        var typed = _queries.Next();
        var search = new ArticleSearch
        {
            Text = typed?.ToString() ?? "",
            Words = (WordsMode)_random.Next(3),
            Sort = _random.Next(3) == 0 ? (ArticleSort)_random.Next(5) : null,
            QualityWeight = _random.Next(4) switch { 0 => 0, 1 => 10 * _random.NextDouble(), _ => null },
            Filters = [.. Selectable.Where(_ => _random.Next(6) == 0).Select(Filter)],
            Facets = [.. Enum.GetValues<Facet>().Where(_ => _random.Next(2) == 0)],
            FacetSize = _random.Next(1, 13),
            FacetPrefix = _random.Next(3) == 0 ? Prefix() : "",
            Size = _random.Next(3) == 0 ? _random.Next(1, 20) : 100,
            Respell = _random.Next(6) > 0,
            Explain = _random.Next(3) == 0,
        };
        return (WithBounds(search), typed);
    }

    private ArticleSearch WithBounds(ArticleSearch search)
    {
        if (_random.Next(6) == 0)
            search = search with { From = Instant() };
        if (_random.Next(6) == 0)
            search = search with { ToExclusive = Instant() };
        if (_random.Next(6) == 0)
            search = search with { MinQuality = _random.Next(-10, 100) };
        if (_random.Next(6) == 0)
            search = search with { MaxQuality = _random.Next(-10, 140) };
        return search;
    }

    private FacetFilter Filter(Facet facet) => new(
        facet,
        [.. Enumerable.Range(0, _random.Next(3)).Select(_ => Value(facet))],
        _random.Next(3) == 0 ? [Value(facet)] : [],
        _random.Next(3) == 0);

    private string Value(Facet facet)
    {
        var article = _articles[_random.Next(_articles.Count)];
        var values = PlainFilters.ValuesOf(article, facet).ToArray();
        if (facet == Facet.Provider && _random.Next(3) == 0 && article.ProviderDomain is { } domain)
            return domain;
        var value = values.Length == 0 || _random.Next(15) == 0 ? "no such value" : values[_random.Next(values.Length)];
        return _random.Next(3) == 0 ? value.ToUpperInvariant() : value;
    }

    // A beginning of a value or of one of its words.
    private string Prefix()
    {
        var values = PlainFilters.ValuesOf(_articles[_random.Next(_articles.Count)], (Facet)_random.Next(7)).ToArray();
        if (values.Length == 0)
            return "t";
        var words = values[_random.Next(values.Length)].Split(' ');
        var word = words[_random.Next(words.Length)];
        var text = word[.._random.Next(Math.Min(1, word.Length), word.Length + 1)];
        return _random.Next(3) == 0 ? text.ToUpperInvariant() : text;
    }

    // On the moment of an article, or half a millisecond beside it.
    private DateTimeOffset? Instant() =>
        _articles[_random.Next(_articles.Count)].Published?.AddTicks(_random.Next(-1, 2) * TimeSpan.TicksPerMillisecond / 2);
}
