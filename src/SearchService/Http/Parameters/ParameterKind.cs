namespace SearchService.Http;

/// <summary>How the value of a search parameter is written.</summary>
public enum ParameterKind
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary>One of a few words.</summary>
    Choice,

    /// <summary>A whole number within bounds.</summary>
    Integer,

    /// <summary>A decimal number within bounds.</summary>
    Number,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Flag,

    /// <summary>An instant, a day or an age.</summary>
    Published,

    /// <summary>Text that may be given several times.</summary>
    List,

    /// <summary>Some of a few words, separated by commas or given several times.</summary>
    ChoiceList,
}
