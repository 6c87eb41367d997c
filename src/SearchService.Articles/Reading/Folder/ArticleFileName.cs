namespace SearchService.Articles;

/// <summary>The rules for the names of article files and folders.</summary>
internal static class ArticleFileName
{
    private const char Replacement = '\uFFFD';

    private static readonly string[] Extensions = [".md", ".markdown", ".yml", ".yaml", ".txt"];

    /// <summary>Whether a file of this name may hold an article: a known extension, in any case, and not hidden.</summary>
    public static bool IsArticle(ReadOnlySpan<char> name) => ExtensionLength(name) > 0 && !IsHiddenFile(name);

    /// <summary>Whether a folder of this name is passed over: it begins with a dot.</summary>
    public static bool IsHiddenFolder(ReadOnlySpan<char> name) => name.StartsWith('.');

    /// <summary>The length of the extension with its dot, 0 for a file of another kind.</summary>
    public static int ExtensionLength(ReadOnlySpan<char> name)
    {
        foreach (var extension in Extensions)
        {
            if (name.EndsWith(extension, StringComparison.OrdinalIgnoreCase))
                return extension.Length;
        }

        return 0;
    }

    /// <summary>
    /// Whether a name can be part of an id, which travels in URLs, JSON and logs: no control characters, nothing that is not
    /// Unicode (the runtime shows such bytes as U+FFFD and could not open the file by that name), and more than dots.
    /// </summary>
    public static bool IsSound(ReadOnlySpan<char> name)
    {
        foreach (var rune in name.EnumerateRunes())
        {
            if (System.Text.Rune.IsControl(rune) || rune.Value == Replacement)
                return false;
        }

        return name[..^ExtensionLength(name)].ContainsAnyExcept('.');
    }

    /// <summary>A path as a report may show it: what <see cref="IsSound"/> rejects becomes U+FFFD.</summary>
    public static string ForReport(string path)
    {
        var shown = new System.Text.StringBuilder(path.Length);
        foreach (var rune in path.EnumerateRunes())
            shown.Append(System.Text.Rune.IsControl(rune) ? Replacement.ToString() : rune.ToString());
        return shown.ToString();
    }

    // One dot hides a file, as everywhere on Unix. Two dots do not: "..double.md" is an odd name, but no convention hides it.
    private static bool IsHiddenFile(ReadOnlySpan<char> name) => name[0] == '.' && (name.Length == 1 || name[1] != '.');
}
