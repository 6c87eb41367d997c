namespace SearchService.Articles;

/// <summary>Which values of a facet answer what somebody typed to find one of them.</summary>
internal sealed class FacetPrefix
{
    private readonly string _text;
    private readonly TypedWords? _words;

    /// <param name="facet">The facet.</param>
    /// <param name="typed">What was typed; null or blank accepts every value.</param>
    public FacetPrefix(Facet facet, string? typed)
    {
        _text = (typed ?? "").Trim();
        var words = facet is Facet.Year or Facet.Month or Facet.Quality ? null : TypedWords.Of(_text, _text.Length);
        _words = words is { Words.Count: > 0 } ? words : null;
    }

    /// <summary>Whether a value has words that begin with those typed; of a range, and where no word was typed, whether it begins so itself.</summary>
    public bool Accepts(string value) =>
        _text.Length == 0
        || (_words is null
            ? value.StartsWith(_text, StringComparison.OrdinalIgnoreCase)
            : _words.Match(TypedWords.Split(value)) <= SuggestionMatch.Beginnings);
}
