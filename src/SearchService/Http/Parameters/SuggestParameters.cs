namespace SearchService.Http;

/// <summary>Every parameter of <c>/suggest</c>.</summary>
public static class SuggestParameters
{
    /// <summary>The format that browsers read suggestions in.</summary>
    public const string OpenSearchFormat = "x-suggestions";

    public static readonly SearchParameter Q = new("q", ParameterKind.Text,
        "What was typed so far: words, the last of which may be a beginning. Never an error. Empty = the most frequent topics.")
    { Example = "clim", IsJoined = true };

    public static readonly SearchParameter Size = new("size", ParameterKind.Integer, "How many suggestions, at most.")
    { Minimum = 1, Maximum = 20, Default = "8" };

    public static readonly SearchParameter Format = new("format", ParameterKind.Choice,
        "The form of the answer: an object, or the array that OpenSearch describes, which Accept: application/x-suggestions+json asks for as well.")
    { Choices = ["json", OpenSearchFormat] };

    public static ParameterTable All { get; } = new(Q, Size, Format);
}
