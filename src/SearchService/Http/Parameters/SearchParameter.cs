namespace SearchService.Http;

/// <summary>One parameter of a search as the outside sees it: what the validation checks and the OpenAPI document tells.</summary>
/// <param name="Name">Its name in a query string and in a JSON body.</param>
/// <param name="Kind">How its value is written.</param>
/// <param name="Description">What it does, for people.</param>
public sealed record SearchParameter(string Name, ParameterKind Kind, string Description)
{
    /// <summary>The words it may be, in lower case; empty unless it is a choice.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Smallest value of a number, inclusive.</summary>
    public double Minimum { get; init; } = int.MinValue;

    /// <summary>Greatest value of a number, inclusive.</summary>
    public double Maximum { get; init; } = int.MaxValue;

    /// <summary>What it is when it is not given; null = depends, or nothing.</summary>
    public string? Default { get; init; }

    /// <summary>A value to try; null = none.</summary>
    public string? Example { get; init; }

    /// <summary>Whether several values are one text, with blanks between.</summary>
    public bool IsJoined { get; init; }

    /// <summary>Whether it may be given several times, each a value of its own.</summary>
    public bool IsRepeatable => Kind is ParameterKind.List or ParameterKind.ChoiceList;
}
