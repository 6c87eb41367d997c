using Xunit;

namespace SearchService.Articles.Tests;

/// <summary>A search, page after page by cursors, and what one page of everything had when it began.</summary>
internal sealed class CursorWalk
{
    private readonly ArticleIndex _index;
    private readonly ArticleSearch _search;
    private readonly List<(string Id, float Score)> _met = [];
    private readonly ArticlePage _all;
    private ArticlePage _page;

    public CursorWalk(ArticleIndex index, ArticleSearch search, int size)
    {
        _index = index;
        _search = search with { Size = size, Facets = [Facet.Type] };
        do
        {
            // A job may publish between the two.
            _all = index.Search(_search with { Size = 100 });
            _page = index.Search(_search);
        }
        while (_all.Index != _page.Index);
        Take();
    }

    public bool IsAtEnd => _page.NextCursor is null;

    /// <summary>Turns the page; nothing at the end.</summary>
    public void Step()
    {
        if (_page.NextCursor is { } next)
        {
            Assert.True(SearchCursor.TryParse(next, out var cursor));
            var number = _page.Page + 1;
            _page = _index.Search(_search with { Cursor = cursor });
            Assert.Equal(number, _page.Page);
            Take();
        }
    }

    public void AssertComplete()
    {
        Assert.True(IsAtEnd);
        Assert.Null(_all.NextCursor);
        Assert.NotEmpty(_met);
        Assert.Equal(_all.Hits.Select(h => (h.Id, h.Score)), _met);
    }

    private void Take()
    {
        Assert.Equal((_all.Total, _all.Index), (_page.Total, _page.Index));
        Assert.Equal(_all.Facets[Facet.Type].Values, _page.Facets[Facet.Type].Values);
        Assert.True(_page.Hits.Count == _search.Size || IsAtEnd);
        _met.AddRange(_page.Hits.Select(h => (h.Id, h.Score)));
        Assert.True(_met.Count <= _all.Total);
    }
}
