namespace SearchService.Articles.Tests;

/// <summary>The scoring of each field.</summary>
internal sealed class PlainScorings(IReadOnlyCollection<PlainArticle> articles)
{
    private readonly PlainScoring _text = new(articles, null);
    private readonly PlainScoring[] _fields = [.. Enum.GetValues<QueryField>().Select(f => new PlainScoring(articles, f))];

    /// <summary>The scoring of a field; of the combined field for null.</summary>
    public PlainScoring this[QueryField? field] => field is { } named ? _fields[(int)named] : _text;
}
