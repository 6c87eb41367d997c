using Microsoft.Extensions.Primitives;

namespace SearchService.Http;

/// <summary>Reads the parameters of one request for suggestions.</summary>
public sealed class SuggestBinder() : ParameterBinder(SuggestParameters.All)
{
    /// <summary>What was typed.</summary>
    public string Text { get; private set; } = "";

    /// <summary>How many suggestions.</summary>
    public int Size { get; private set; } = 8;

    /// <summary>Whether the answer is OpenSearch's array; null = not told.</summary>
    public bool? IsOpenSearch { get; private set; }

    /// <inheritdoc/>
    protected override void Set(SearchParameter parameter, StringValues values)
    {
        var value = values.Count > 0 ? values[0] ?? "" : "";
        switch (parameter.Name)
        {
            case "q": Text = value; break;
            case "size": Size = Values.Integer(parameter, value); break;
            case "format": IsOpenSearch = Values.Choice(parameter, value) == 1; break;
            default: throw new InvalidOperationException($"the parameter '{parameter.Name}' is listed but not read");
        }
    }
}
