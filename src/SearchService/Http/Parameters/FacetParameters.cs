namespace SearchService.Http;

/// <summary>Every parameter of <c>/facets/{name}</c>: what selects articles as in a search, and which values to list.</summary>
public static class FacetParameters
{
    public static readonly SearchParameter Prefix = new("prefix", ParameterKind.Text,
        "Keep to values that have a word beginning with this, whatever its case; of years, months and qualities, to values that begin with it.")
    { Example = "cli" };

    public static readonly SearchParameter Size = new("size", ParameterKind.Integer, "Values to list; a selected value is always listed.")
    { Minimum = 1, Maximum = 1000, Default = "10" };

    public static ParameterTable All { get; } = new(
        SearchParameters.Q, Prefix, Size, SearchParameters.Topic, SearchParameters.Provider, SearchParameters.Category, SearchParameters.Type,
        SearchParameters.TopicMode, SearchParameters.From, SearchParameters.To, SearchParameters.MinQuality, SearchParameters.MaxQuality,
        SearchParameters.Words, SearchParameters.Typo);
}
