using System.Text.RegularExpressions;
using Xunit;

namespace SearchService.Engine.Tests.Rules;

/// <summary>Holds the engine's floors: what lies in a folder uses only the floors below it. Read from the sources, so that no use
/// escapes that the compiler folds away.</summary>
public sealed partial class FloorsTests
{
    private const string Engine = "src/SearchService.Engine";

    private static readonly string[] Coding = ["Util", "Store"];
    private static readonly string[] Model = [.. Coding, "Coding"];
    private static readonly string[] Codecs = [.. Model, "Model"];
    private static readonly string[] Segments = [.. Codecs, "Codecs"];
    private static readonly string[] AboveSegments = [.. Segments, "Segments"];

    private static readonly Dictionary<string, string[]> Below = new()
    {
        ["Util"] = [],
        ["Store"] = ["Util"],
        ["Coding"] = Coding,
        ["Model"] = Model,
        ["Codecs"] = Codecs,
        ["Segments"] = Segments,
        ["Analysis"] = ["Util"],
        ["Documents"] = Codecs,
        ["Indexing"] = [.. AboveSegments, "Analysis", "Documents"],
        ["Search"] = AboveSegments,
        ["Facets"] = [.. AboveSegments, "Documents", "Search"],
        ["Inspection"] = AboveSegments,
    };

    private static readonly Dictionary<string, HashSet<string>> TypesByFloor = SourceTree.Below(Engine)
        .SelectMany(f => DeclaredType().Matches(f.Code).Select(m => (Floor: f.Folders[0], Type: m.Groups[1].Value)))
        .ToLookup(t => t.Floor, t => t.Type)
        .ToDictionary(g => g.Key, g => g.ToHashSet(StringComparer.Ordinal));

    [Fact]
    public void Every_folder_of_the_engine_is_a_floor() =>
        SourceTree.AssertNone(SourceTree.Below(Engine).Select(f => f.Folders.FirstOrDefault("(none)")).Distinct().Except(Below.Keys));

    [Fact]
    public void Folders_use_only_the_floors_below()
    {
        var found = new List<string>();
        foreach (var file in SourceTree.Below(Engine))
        {
            found.AddRange(FloorsUsedBy(file)
                .Where(floor => floor != file.Folders[0] && !Below[file.Folders[0]].Contains(floor))
                .Select(floor => $"{file.Path} uses {floor}"));
        }

        SourceTree.AssertNone(found);
    }

    [Fact]
    public void A_use_is_seen_however_it_is_written()
    {
        Assert.Equal(["Store"], FloorsUsedBy(Sample("using SearchService.Engine.Store;")));
        Assert.Equal(["Store"], FloorsUsedBy(Sample("x = global::SearchService.Engine.Store.Crc32.Append();")));
        Assert.Equal(["Store"], FloorsUsedBy(Sample("throw new Store.CorruptIndexException();")));
        Assert.Empty(FloorsUsedBy(Sample("// Store.CorruptIndexException\nx = \"Store.CorruptIndexException\" + commit.Segments.Count + Segments.Count;")));
    }

    [Fact]
    public void Articles_know_no_http()
    {
        Assert.DoesNotContain(SourceTree.Below("src/SearchService.Articles"), f => f.Code.Contains("AspNetCore", StringComparison.Ordinal));
        Assert.DoesNotContain("AspNetCore", ProjectOf("SearchService.Articles"), StringComparison.Ordinal);
    }

    [Fact]
    public void Http_knows_no_engine_and_opens_no_file() =>
        SourceTree.AssertNone(SourceTree.Below("src/SearchService/Http").Where(f => EngineOrFiles().IsMatch(f.Code)).Select(f => f.Path));

    [Fact]
    public void The_engine_needs_no_package_and_no_other_project()
    {
        var project = ProjectOf("SearchService.Engine");
        Assert.DoesNotContain("PackageReference", project, StringComparison.Ordinal);
        Assert.DoesNotContain("ProjectReference", project, StringComparison.Ordinal);
        Assert.DoesNotContain("FrameworkReference", project, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_engine_is_unsafe()
    {
        Assert.All(SourceTree.Src.Where(f => Unsafe().IsMatch(f.Code)), f => Assert.StartsWith(Engine, f.Path, StringComparison.Ordinal));
        Assert.All(SourceTree.Projects.Where(f => f.Text.Contains("AllowUnsafeBlocks", StringComparison.Ordinal)), f => Assert.StartsWith(Engine, f.Path, StringComparison.Ordinal));
    }

    private static string ProjectOf(string name) => Assert.Single(SourceTree.Projects, f => f.Path == $"src/{name}/{name}.csproj").Text;

    private static SourceFile Sample(string text) => new($"{Engine}/Util/Sample.cs", text);

    private static IEnumerable<string> FloorsUsedBy(SourceFile file) =>
        QualifiedName().Matches(file.Code)
            .Where(m => m.Groups["root"].Success || TypesByFloor[m.Groups["floor"].Value].Contains(m.Groups["type"].Value))
            .Select(m => m.Groups["floor"].Value)
            .Distinct();

    // With the root before it, any floor's name counts; without, only where a type of that floor follows: properties share their names.
    [GeneratedRegex(@"(?<![\w.])(?:global::)?(?<root>SearchService\.Engine\.|Engine\.)?(?<floor>Util|Store|Coding|Model|Codecs|Segments|Analysis|Documents|Indexing|Search|Facets|Inspection)\b(?:\s*\.\s*(?<type>\w+))?")]
    private static partial Regex QualifiedName();

    [GeneratedRegex(@"\b(?:class|struct|interface|enum|record|record\s+struct)\s+([A-Z]\w*)")]
    private static partial Regex DeclaredType();

    [GeneratedRegex(@"SearchService\.Engine|(?<![\w.])(?:System\.IO\.)?(?:File|Directory|FileInfo|DirectoryInfo|FileStream|StreamReader|StreamWriter|MemoryMappedFile)\s*[.(]")]
    private static partial Regex EngineOrFiles();

    [GeneratedRegex(@"\bunsafe\b")]
    private static partial Regex Unsafe();
}
