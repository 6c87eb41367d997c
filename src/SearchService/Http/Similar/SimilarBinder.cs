using Microsoft.Extensions.Primitives;
using SearchService.Articles;

namespace SearchService.Http;

/// <summary>Turns one request's parameters into a <see cref="SimilarSearch"/>.</summary>
/// <param name="id">The article's id.</param>
public sealed class SimilarBinder(string id) : ParameterBinder(SimilarParameters.All)
{
    /// <summary>What the parameters ask for; without meaning while there are errors.</summary>
    public SimilarSearch Search { get; private set; } = new(id);

    /// <inheritdoc/>
    protected override void Set(SearchParameter parameter, StringValues values)
    {
        var value = values.Count > 0 ? values[0] ?? "" : "";
        Search = parameter.Name switch
        {
            "size" => Search with { Size = Values.Integer(parameter, value) },
            "related" => Search with { WithRelated = Values.Flag(parameter, value) },
            "qualityWeight" => Search with { QualityWeight = Values.Number(parameter, value) },
            _ => throw new InvalidOperationException($"the parameter '{parameter.Name}' is listed but not read"),
        };
    }
}
