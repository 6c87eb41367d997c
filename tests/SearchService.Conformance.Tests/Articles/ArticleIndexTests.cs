using System.Globalization;
using System.Text;
using SearchService.Articles;
using SearchService.Engine.Analysis;
using SearchService.Engine.Model;
using Xunit;

namespace SearchService.Conformance.Tests;

/// <summary>The index of the service itself, built from the sample articles: Lucene reads it, and finds what the service finds.</summary>
public sealed class ArticleIndexTests(LuceneJava lucene) : IAsyncLifetime
{
    private static readonly string[] Texts = ["cloud", "new energy", "the city council", "data", "open source", "learning", "security"];

    private ArticleIndex _index = null!;
    private string _path = "";

    public async ValueTask InitializeAsync()
    {
        _path = Path.Combine(lucene.Scenarios.NewFolder(), "index");
        _index = new ArticleIndex(new ArticleIndexOptions { ArticlesPath = SampleArticles.Folder(), IndexPath = _path });
        var job = await _index.WaitForJobAsync(_index.StartJob(IndexMode.Full).Id);
        Assert.Equal(JobState.Succeeded, job.State);
    }

    public ValueTask DisposeAsync() => _index.DisposeAsync();

    [Fact]
    public void Index_of_the_service_is_clean_and_dumps_the_same()
    {
        lucene.AssertClean(_path);
        IndexComparison.AssertSameDump(lucene, _path);
    }

    [Fact]
    public void Lucene_finds_what_the_service_finds()
    {
        var requests = Texts.Select(text => $"(search 20 (quality quality 0.1 50 (bool (must {string.Join(' ', Stems(text).Select(stem => $"(term text {stem})"))}))))");
        var expected = lucene.Call("search", _path, lucene.WriteLines(requests)).Lines;
        Assert.DoesNotContain("0", expected);
        using var files = new EngineIndex(_path);
        var options = new ArticleSearch { Words = WordsMode.All, QualityWeight = 0.1, Size = 20 };
        for (var i = 0; i < Texts.Length; i++)
        {
            var page = _index.Search(options with { Text = Texts[i] });
            var ours = page.Hits.Select(hit => $" {hit.Id}:{BitConverter.SingleToInt32Bits(hit.Score):x8}");
            Assert.Equal(WithIds(files, expected[i]), page.Total + string.Concat(ours));
        }
    }

    private static List<string> Stems(string text)
    {
        var stems = new List<string>();
        var stream = new EnglishAnalyzer().GetTokenStream("text", text.AsMemory());
        while (stream.IncrementToken())
        {
            stems.Add(stream.Token.Text.ToString());
        }

        return stems;
    }

    // Lucene's answer with the articles' ids in place of its documents.
    private static string WithIds(EngineIndex files, string answer)
    {
        var parts = answer.Split(' ');
        var ids = new IdVisitor();
        for (var i = 1; i < parts.Length; i++)
        {
            var (docId, score) = (parts[i][..^9], parts[i][^8..]);
            files.Reader.VisitDocument(int.Parse(docId, CultureInfo.InvariantCulture), ids);
            parts[i] = $"{ids.Id}:{score}";
        }

        return string.Join(' ', parts);
    }

    private sealed class IdVisitor : StoredFieldVisitor
    {
        public string Id { get; private set; } = "";

        public override StoredFieldDemand Needs(FieldInfo field) => field.Name == "id" ? StoredFieldDemand.Yes : StoredFieldDemand.No;

        public override void StringField(FieldInfo field, ReadOnlySpan<byte> utf8) => Id = Encoding.UTF8.GetString(utf8);
    }
}
