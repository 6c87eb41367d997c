using Microsoft.Extensions.Primitives;
using SearchService.Articles;

namespace SearchService.Http;

/// <summary>Turns the parameters of one request into an <see cref="ArticleSearch"/>, or into the list of everything that is wrong
/// with them. This is where what users send is checked; behind it a search is valid.</summary>
/// <param name="now">What ages such as <c>7d</c> count from.</param>
/// <param name="table">The parameters that the route knows; those of <c>/search</c> when null.</param>
public sealed class ArticleSearchBinder(DateTimeOffset now, ParameterTable? table = null) : ParameterBinder(table ?? SearchParameters.Search)
{
    private readonly List<Facet> _facets = [];
    private List<string>?[]? _included;
    private List<string>?[]? _excluded;
    private ArticleSearch _search = new();
    private bool _allTopics;
    private bool _isPageGiven;
    private string? _from;
    private string? _to;

    /// <summary>The search, or null when there are <see cref="ParameterBinder.Errors"/>. To be called once, after the last parameter.</summary>
    public ArticleSearch? Build()
    {
        if (_search.Cursor is not null && _isPageGiven)
        {
            Fail("cursor", "says where its page begins and excludes page.");
        }

        BindTimes(_search.Cursor?.Now ?? now);
        var window = (long)_search.Page * _search.Size;
        if (window > SearchParameters.MaxWindow)
        {
            Fail("page", $"times size is {window} but goes up to {SearchParameters.MaxWindow}; cursor is the way beyond.");
        }

        return Errors.Count > 0 ? null : _search with { Filters = BuildFilters(), Facets = _facets };
    }

    /// <inheritdoc/>
    protected override void Set(SearchParameter parameter, StringValues values)
    {
        var value = values.Count > 0 ? values[0] ?? "" : "";
        switch (parameter.Name)
        {
            case "q": _search = _search with { Text = value }; break;
            case "topic": AddFilter(Facet.Topic, values); break;
            case "provider": AddFilter(Facet.Provider, values); break;
            case "category": AddFilter(Facet.Category, values); break;
            case "type": AddFilter(Facet.Type, values); break;
            case "topicMode": _allTopics = Values.Choice(parameter, value) == 1; break;
            case "from": _from = value; break;
            case "to": _to = value; break;
            case "minQuality": _search = _search with { MinQuality = Values.Integer(parameter, value) }; break;
            case "maxQuality": _search = _search with { MaxQuality = Values.Integer(parameter, value) }; break;
            case "words": _search = _search with { Words = (WordsMode)Values.Choice(parameter, value) }; break;
            case "sort": _search = _search with { Sort = (ArticleSort)Values.Choice(parameter, value) }; break;
            case "qualityWeight": _search = _search with { QualityWeight = Values.Number(parameter, value) }; break;
            case "page": _isPageGiven = true; _search = _search with { Page = Values.Integer(parameter, value) }; break;
            case "size": _search = _search with { Size = Values.Integer(parameter, value) }; break;
            case "facets": AddFacets(values); break;
            case "prefix": _search = _search with { FacetPrefix = value }; break;
            case "facetSize": _search = _search with { FacetSize = Values.Integer(parameter, value) }; break;
            case "typo": _search = _search with { Respell = Values.Choice(parameter, value) == 0 }; break;
            case "highlight": _search = _search with { Highlight = Values.Flag(parameter, value) }; break;
            case "explain": _search = _search with { Explain = Values.Flag(parameter, value) }; break;
            case "cursor": SetCursor(value); break;
            default: throw new InvalidOperationException($"the parameter '{parameter.Name}' is listed but not read");
        }
    }

    private void AddFilter(Facet facet, StringValues values)
    {
        foreach (var value in values)
        {
            var isExcluded = value is ['-', ..];
            var text = isExcluded ? value![1..] : value;
            if (!string.IsNullOrWhiteSpace(text))
            {
                var lists = isExcluded ? _excluded ??= new List<string>?[4] : _included ??= new List<string>?[4];
                (lists[(int)facet] ??= []).Add(text.Trim());
            }
        }
    }

    private List<FacetFilter> BuildFilters()
    {
        var filters = new List<FacetFilter>();
        for (var i = 0; i < 4; i++)
        {
            var included = _included?[i];
            var excluded = _excluded?[i];
            if (included is not null || excluded is not null)
            {
                filters.Add(new FacetFilter((Facet)i, included ?? [], excluded ?? [], MatchAll: (Facet)i == Facet.Topic && _allTopics));
            }
        }

        return filters;
    }

    private void AddFacets(StringValues values)
    {
        var parameter = SearchParameters.Facets;
        foreach (var name in values.SelectMany(value => (value ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)))
        {
            var choice = ParameterValues.IndexOf(parameter.Choices, name);
            if (choice >= 0 && !_facets.Contains((Facet)choice))
            {
                _facets.Add((Facet)choice);
            }
            else if (choice < 0)
            {
                Fail("facets", $"cannot be '{ParameterValues.Shorten(name)}', but some of {string.Join(", ", parameter.Choices)}; did you mean '{EditDistance.Nearest(name, parameter.Choices)}'?");
            }
        }
    }

    private void SetCursor(string value)
    {
        if (SearchCursor.TryParse(value, out var cursor))
        {
            _search = _search with { Cursor = cursor };
        }
        else
        {
            Fail("cursor", $"must be the nextCursor of an answer, unchanged; '{ParameterValues.Shorten(value)}' is none, or is damaged.");
        }
    }

    // Ages are counted from the same moment on every page of a search.
    private void BindTimes(DateTimeOffset moment)
    {
        if (_search.Cursor is not null || (_from is not null && PublishedTime.IsAge(_from)) || (_to is not null && PublishedTime.IsAge(_to)))
        {
            _search = _search with { Now = moment };
        }

        if (_from is not null && PublishedTime.TryReadFrom(_from, moment, out var from))
        {
            _search = _search with { From = from };
        }
        else if (_from is not null)
        {
            Fail("from", $"must be {PublishedTime.Expected}, not '{ParameterValues.Shorten(_from)}'.");
        }

        if (_to is not null && PublishedTime.TryReadTo(_to, moment, out var toExclusive))
        {
            _search = _search with { ToExclusive = toExclusive };
        }
        else if (_to is not null)
        {
            Fail("to", $"must be {PublishedTime.Expected}, not '{ParameterValues.Shorten(_to)}'.");
        }
    }
}
