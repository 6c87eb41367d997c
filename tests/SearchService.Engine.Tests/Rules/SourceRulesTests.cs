using System.Text.RegularExpressions;
using Xunit;

namespace SearchService.Engine.Tests.Rules;

/// <summary>Holds what every source file must be like: its size, its namespace, its documentation.</summary>
public sealed partial class SourceRulesTests
{
    private const int MaxLines = 600;

    [Fact]
    public void No_file_by_hand_is_longer_than_600_lines() =>
        SourceTree.AssertNone(SourceTree.Src.Concat(SourceTree.Tests)
            .Where(f => f.Lines.Length > MaxLines && !f.Path.EndsWith(".Generated.cs", StringComparison.Ordinal))
            .Select(f => $"{f.Path}: {f.Lines.Length} lines"));

    /// <summary>The engine's namespaces stop at the floor, those of the executable at its first folder, and the articles have one.</summary>
    [Fact]
    public void Namespaces_follow_the_folders()
    {
        var wrong = new List<string>();
        foreach (var file in SourceTree.Src)
        {
            var project = file.Path.Split('/')[1];
            var expected = project == "SearchService.Articles" ? project : string.Join('.', file.Folders.Take(1).Prepend(project));
            var found = Namespace().Match(file.Code);
            if (found.Success ? found.Groups[1].Value != expected : Path.GetFileName(file.Path) != "Program.cs")
            {
                wrong.Add($"{file.Path}: '{found.Groups[1].Value}', expected '{expected}'");
            }
        }

        SourceTree.AssertNone(wrong);
    }

    [Fact]
    public void Every_public_type_is_documented()
    {
        var documented = new HashSet<string>(StringComparer.Ordinal);
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in SourceTree.Src)
        {
            var lines = file.Lines;
            for (var i = 0; i < lines.Length; i++)
            {
                if (PublicType().Match(lines[i]) is { Success: true } type)
                {
                    // The parts of a partial type share one documentation.
                    var name = $"{Namespace().Match(file.Code).Groups[1].Value}.{type.Groups[1].Value}";
                    all[name] = file.Path;
                    if (IsDocumented(lines, i))
                    {
                        documented.Add(name);
                    }
                }
            }
        }

        Assert.NotEmpty(all);
        SourceTree.AssertNone(all.Where(t => !documented.Contains(t.Key)).Select(t => $"{t.Value}: {t.Key}"));
    }

    private static bool IsDocumented(string[] lines, int line)
    {
        // Attributes may stand between.
        do
        {
            line--;
        }
        while (line >= 0 && lines[line].TrimStart().StartsWith('['));

        return line >= 0 && lines[line].TrimStart().StartsWith("///", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^\s*namespace\s+([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"^\s*public\s+(?:(?:sealed|static|abstract|readonly|partial|ref|unsafe|new)\s+)*(?:class|struct|interface|enum|record\s+struct|record|delegate\s+\S+)\s+([A-Z]\w*)")]
    private static partial Regex PublicType();
}
