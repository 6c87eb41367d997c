using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using SearchService.Articles;
using SearchService.Engine.Documents;
using SearchService.Engine.Indexing;
using SearchService.Engine.Inspection;
using SearchService.Engine.Store;
using SearchService.Testing;
using static SearchService.Hardening.Fuzzing.FuzzFindingException;

namespace SearchService.Hardening.Fuzzing;

/// <summary>Article files. Whatever bytes come: an article within its bounds or an error with a line of the file, the same both
/// times; what is read can be indexed, and the index stays sound.</summary>
public sealed class ArticleTarget : IFuzzTarget
{
    private const int ArticlesPerIndex = 2_000;

    // Reading may take this many bytes of memory for each byte of the file, besides a fixed part.
    private const int MaxAllocationFactor = 200;
    private const int MaxFixedAllocation = 4 << 20;

    // Writing and checking an index, every now and then, takes longer.
    private static readonly TimeSpan MaxReading = TimeSpan.FromSeconds(0.5);

    private static readonly string[] Fields =
    [
        "title: ", "excerpt: ", "category: ", "publishedDateTime: ", "webUrl: ", "originalUrl: ", "type: ", "quality: ", "heat: ", "published: ", "removed: ", "secured: ",
        "provider:\n  name: ", "  domain: ", "topics:\n  - ", "images:\n  - url: ", "    width: ", "    height: ", "related:\n  - title: ", "---\n", "\n---\n", "...\n", "|\n  ", ">-\n  ", "\"", "'",
        "&a ", "*a", "!!str ", "!!binary ", "!!set ", "!<tag:x> ", "<<: ", "? ", ": ", "- ", "[", "]", "{", "}", "# ", "%YAML 1.1\n", "~", "null", "true", "0o17", ".inf", ".nan",
        "2024-02-30", "2024-01-01T25:61:61Z", "0001-01-01", "9999-12-31T23:59:59.9999999+14:00", "&amp;#x1F600;", "&lt;script&gt;", "javascript:alert(1)", "https://example.org/", "http://[::1", "\u2028",
    ];

    private readonly ArticleFileReader _reader = new();
    private readonly ArticleMapper _mapper = new(new ArticleIndexOptions { ArticlesPath = "articles", IndexPath = "index" });
    private readonly Document _document = new();
    private RamDirectory _directory = new();
    private IndexWriter _writer;
    private int _added;

    /// <param name="seeds">Valid files; null = the sample articles.</param>
    public ArticleTarget(IReadOnlyList<byte[]>? seeds = null)
    {
        Seeds = seeds ?? [.. Directory.EnumerateFiles(SampleArticles.Folder, "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Take(60).Select(File.ReadAllBytes)];
        Dictionary = [.. Fields.Select(Encoding.UTF8.GetBytes)];
        _writer = NewWriter();
    }

    /// <inheritdoc/>
    public string Name => "articles";

    /// <inheritdoc/>
    public IReadOnlyList<byte[]> Seeds { get; }

    /// <inheritdoc/>
    public IReadOnlyList<byte[]> Dictionary { get; }

    /// <inheritdoc/>
    public TimeSpan MaxElapsed => TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public Task<string> RunAsync(byte[] input)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"fuzzed/{_added}");
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var result = _reader.Read(input, "fuzzed.md", id);
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        Require(allocated <= MaxFixedAllocation + ((long)MaxAllocationFactor * input.Length), $"reading {input.Length} bytes took {allocated} bytes of memory");

        var started = Stopwatch.GetTimestamp();
        var again = _reader.Read(input, "fuzzed.md", id);
        var elapsed = Stopwatch.GetElapsedTime(started);
        Require(elapsed < MaxReading || IsInTimeAgain(input), $"reading {input.Length} bytes takes {elapsed.TotalMilliseconds:0} ms");
        if (!result.IsArticle)
        {
            Require(result.Error == again.Error, "the second reading has another error");
            Require(result.Error.Line >= 0 && result.Error.Line <= input.AsSpan().Count((byte)'\n') + 2, $"the error is said to be in line {result.Error.Line}");
            return Task.FromResult($"{result.Error.Reason.Code}");
        }

        Require(again.IsArticle && again.Article.Source.AsSpan().SequenceEqual(result.Article.Source) && again.Article.Related.AsSpan().SequenceEqual(result.Article.Related), "the second reading differs");
        Look(result.Article);
        Add(result.Article, input.Length);
        return Task.FromResult(Behaviour(result.Article));
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        FinishIndex();
        _writer.Dispose();
        return ValueTask.CompletedTask;
    }

    // A machine that does other things besides may stop for a while.
    private bool IsInTimeAgain(byte[] input)
    {
        for (var i = 0; i < 3; i++)
        {
            var started = Stopwatch.GetTimestamp();
            _reader.Read(input, "fuzzed.md", "fuzzed");
            if (Stopwatch.GetElapsedTime(started) < MaxReading)
            {
                return true;
            }
        }

        return false;
    }

    private static void Look(Article article)
    {
        var options = ArticleReadOptions.Default;
        Require(article.Title.Length > 0 && article.Title.Length <= 2 * options.MaxTextLength, "the title is empty or too long");
        Require(IsClean(article.Title) && IsClean(article.Excerpt), "a text holds control characters or half a character");
        Require(article.Topics.Count <= options.MaxTopics && article.Topics.Distinct(StringComparer.Ordinal).Count() == article.Topics.Count, "topics repeat or are too many");
        Require(article.Topics.All(t => t.Length > 0 && t.Length <= options.MaxNameLength), "a topic is empty or too long");
        Require(article is { Quality: null or (>= 0 and <= Article.MaxScore), Heat: null or (>= 0 and <= Article.MaxScore) }, "a score is out of its range");

        using var source = StrictJson.Parse(article.Source, "the source");
        Require(source.RootElement.ValueKind == JsonValueKind.Object, "the source is no object");
        Require(!source.RootElement.TryGetProperty("secured", out _), "the source tells what is secured");
        foreach (var name in (string[])["webUrl", "originalUrl"])
        {
            Require(!source.RootElement.TryGetProperty(name, out var url) || IsWebAddress(url), $"{name} is no web address");
        }

        if (article.Related.Length > 0)
        {
            using var related = StrictJson.Parse(article.Related, "the related list");
            Require(related.RootElement.ValueKind == JsonValueKind.Array, "the related list is no list");
        }
    }

    private static bool IsWebAddress(JsonElement url) =>
        url.ValueKind == JsonValueKind.String
        && url.GetString() is { } text
        && (text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
        && !text.Any(char.IsControl);

    private static bool IsClean(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if ((char.IsControl(text[i]) && text[i] is not ('\n' or '\t')) || (char.IsSurrogate(text[i]) && !(i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))))
            {
                return false;
            }

            if (char.IsHighSurrogate(text[i]))
            {
                i++;
            }
        }

        return true;
    }

    private static string Behaviour(Article article) =>
        $"topics {int.Log2(article.Topics.Count + 1)} title {int.Log2(article.Title.Length)} excerpt {int.Log2(article.Excerpt.Length + 1)} related {int.Log2(article.Related.Length + 1)} "
        + $"provider {article.ProviderName is not null} {article.ProviderDomain is not null} numbers {article.Quality is not null} {article.Heat is not null} date {article.Published?.Year / 100}";

    private void Add(Article article, int length)
    {
        var file = new ArticleFile("articles", "fuzzed.md", article.Id, length, DateTime.UnixEpoch, DateTime.UnixEpoch);
        _mapper.Map(article, file, _document);
        _writer.AddDocument(_document);
        if (++_added % ArticlesPerIndex == 0)
        {
            FinishIndex();
            _writer.Dispose();
            _directory = new RamDirectory();
            _writer = NewWriter();
        }
    }

    private void FinishIndex()
    {
        _writer.Commit();
        var status = CheckIndex.Check(_directory);
        Require(status.IsClean, $"the index of these articles is damaged: {status.Errors.FirstOrDefault()}");
    }

    private IndexWriter NewWriter() => new(_directory, new IndexWriterConfig(new ArticleAnalyzer()) { MaxBufferedDocs = 500 });
}
