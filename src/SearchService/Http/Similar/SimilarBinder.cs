using SearchService.Articles;

namespace SearchService.Http;

/// <summary>Turns a request's parameters into a <see cref="SimilarSearch"/>, or into the list of what is wrong with them.</summary>
public static class SimilarBinder
{
    /// <param name="id">The article's id.</param>
    /// <param name="query">The parameters.</param>
    /// <returns>The search; null when there are errors, which are told by parameter.</returns>
    public static (SimilarSearch? Search, IReadOnlyDictionary<string, string[]> Errors) Bind(string id, IQueryCollection query)
    {
        var values = new ParameterValues();
        var search = new SimilarSearch(id);
        foreach (var (name, given) in query)
        {
            if (SimilarParameters.Find(name) is not { } parameter)
            {
                var nearest = EditDistance.Nearest(name, SimilarParameters.All.Select(known => known.Name));
                values.Fail(ParameterValues.Shorten(name), $"is not a known parameter; did you mean '{nearest}'?");
            }
            else if (given.Count > 1)
            {
                values.Fail(parameter.Name, "is given more than once.");
            }
            else
            {
                search = With(search, parameter, given[0] ?? "", values);
            }
        }

        return (values.Errors.Count > 0 ? null : search, values.Errors);
    }

    private static SimilarSearch With(SimilarSearch search, SearchParameter parameter, string value, ParameterValues values) => parameter.Name switch
    {
        "size" => search with { Size = values.Integer(parameter, value) },
        "related" => search with { WithRelated = values.Flag(parameter, value) },
        "qualityWeight" => search with { QualityWeight = values.Number(parameter, value) },
        _ => throw new InvalidOperationException($"the parameter '{parameter.Name}' is listed but not read"),
    };
}
