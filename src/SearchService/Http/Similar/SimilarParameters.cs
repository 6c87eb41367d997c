namespace SearchService.Http;

/// <summary>Every parameter of <c>/articles/{id}/similar</c>.</summary>
public static class SimilarParameters
{
    public static readonly SearchParameter Size = new("size", ParameterKind.Integer, "The most hits.") { Minimum = 1, Maximum = 100, Default = "10" };

    public static readonly SearchParameter Related = new("related", ParameterKind.Flag,
        "Whether articles that the article's own related list names come in front.")
    { Default = "true" };

    /// <summary>All of them, in the order of the documentation.</summary>
    public static IReadOnlyList<SearchParameter> All { get; } = [Size, Related, SearchParameters.QualityWeight];

    /// <summary>The parameter of this name in any case, or null.</summary>
    public static SearchParameter? Find(string name) =>
        All.FirstOrDefault(parameter => parameter.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
