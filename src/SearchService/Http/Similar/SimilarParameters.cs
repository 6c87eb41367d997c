namespace SearchService.Http;

/// <summary>Every parameter of <c>/articles/{id}/similar</c>.</summary>
public static class SimilarParameters
{
    public static readonly SearchParameter Size = new("size", ParameterKind.Integer, "The most hits.") { Minimum = 1, Maximum = 100, Default = "10" };

    public static readonly SearchParameter Related = new("related", ParameterKind.Flag,
        "Whether articles that the article's own related list names come in front.")
    { Default = "true" };

    public static ParameterTable All { get; } = new(Size, Related, SearchParameters.QualityWeight);
}
