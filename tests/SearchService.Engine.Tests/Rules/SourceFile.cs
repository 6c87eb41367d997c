using System.Text.RegularExpressions;

namespace SearchService.Engine.Tests.Rules;

/// <summary>A source file of the repository.</summary>
/// <param name="Path">From the repository's root, with '/'.</param>
/// <param name="Text">As it is.</param>
internal sealed partial record SourceFile(string Path, string Text)
{
    /// <summary>The text without comments and without what stands in quotes.</summary>
    public string Code { get; } = Quotes().Replace(Text, m => m.Value[0] == '/' ? "" : "\"\"");

    /// <summary>The lines of the text.</summary>
    public string[] Lines => Text.Split('\n');

    /// <summary>The folders between the project and the file: "Codecs", "Terms".</summary>
    public string[] Folders => Path.Split('/')[2..^1];

    // Comments and quoted text in one go, so that neither is looked for within the other.
    [GeneratedRegex("""//[^\n]*|/\*.*?\*/|\"{3}.*?\"{3}|@\"(?:[^"]|\"\")*\"|\"(?:\\.|[^"\\\n])*\"|'(?:\\.|[^'\\\n])+'""", RegexOptions.Singleline)]
    private static partial Regex Quotes();
}
