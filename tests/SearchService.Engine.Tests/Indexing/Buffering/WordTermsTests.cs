using System.Text;
using SearchService.Engine.Analysis;
using SearchService.Engine.Documents;
using SearchService.Engine.Indexing;
using SearchService.Engine.Store;
using SearchService.Testing;
using Xunit;

namespace SearchService.Engine.Tests.Indexing;

/// <summary>Terms that are remembered by word against those of the streams, which are the definition.</summary>
public sealed class WordTermsTests
{
    private static readonly string[] Words =
    [
        "the", "The", "of", "OF", "Union", "union's", "UNION’S", "unions", "running", "x", "'s", "s's", "12.5", "a_b", "Größe", "ÀÉ", "日本", "ひら",
        "カタカナ", "😀", "👍🏽", "e\u0301t", "\uD83D", "don't", "…", "--", new string('y', 300), new string('z', 255), "z" + new string('y', 254),
    ];

    [Fact]
    public void AddWords_gives_the_documents_that_streams_give()
    {
        const int Seed = 3;
        var random = new Random(Seed);
        var documents = Enumerable.Range(0, 300).Select(id => Create(random, id)).ToArray();

        var wordwise = Index(new ByField(), documents);
        var textwise = Index(new TextwiseAnalyzer(new ByField()), documents);

        Assert.Equal(300, textwise.Count);
        Assert.True(textwise.SequenceEqual(wordwise), $"seed {Seed}");
    }

    [Fact]
    public void WordsOf_cuts_a_text_once_and_knows_words_again()
    {
        var table = new WordTable();
        var text = string.Concat("one two ", "one");
        var words = table.WordsOf(text).ToArray();

        Assert.Equal([0, 1, 0], words);
        Assert.Equal(["one", "two"], Enumerable.Range(0, table.Count).Select(id => table[id].ToString()));
        Assert.Equal(words, table.WordsOf(text).ToArray());
        Assert.Equal([2, 1], table.WordsOf("One two").ToArray());
        Assert.True(table.WordsOf("").IsEmpty);
        Assert.True(table.BytesUsed > 0);
    }

    private static SortedDictionary<string, string> Index(Analyzer analyzer, IEnumerable<Document> documents)
    {
        using var directory = new RamDirectory();
        using (var writer = new IndexWriter(directory, new IndexWriterConfig(analyzer) { MaxBufferedDocs = 70 }))
        {
            foreach (var document in documents)
            {
                writer.AddDocument(document);
            }

            writer.Commit();
        }

        return DocumentsDump.Of(directory);
    }

    private static Document Create(Random random, int id)
    {
        var document = new Document { new StringField("id", $"{id}", stored: true) };
        for (var value = random.Next(4); value > 0; value--)
        {
            var text = Text(random);
            document.Add(new TextField("english", text) { CopyTo = new CopyTarget("all", TextField.WithFreqs, 3), PositionGap = random.Next(3) });
            document.Add(new TextField("words", text, TextField.DocsOnly));
            document.Add(new TextField("surface", text) { CopyTo = new CopyTarget("all", TextField.WithFreqs, 1) });
            document.Add(new TextField("standard", text, TextField.WithFreqs));
            document.Add(new TextField("placed", text));
        }

        return document;
    }

    private static string Text(Random random)
    {
        var text = new StringBuilder();
        for (var count = random.Next(12); count > 0; count--)
        {
            text.Append(Words[random.Next(Words.Length)]).Append(" \n-,"[random.Next(4)]);
        }

        return text.ToString();
    }

    private sealed class ByField : Analyzer
    {
        private readonly EnglishAnalyzer _english = new();
        private readonly WordAnalyzer _words = new();
        private readonly SurfaceAnalyzer _surface = new();
        private readonly StandardAnalyzer _standard = new();
        private readonly PlacedAnalyzer _placed = new();

        public override TokenStream GetTokenStream(string field, ReadOnlyMemory<char> text) => WordwiseFor(field).GetTokenStream(field, text);

        public override WordwiseAnalyzer WordwiseFor(string field) => field switch
        {
            "english" => _english,
            "words" => _words,
            "surface" => _surface,
            "standard" => _standard,
            "placed" => _placed,
            _ => throw new ArgumentException(field),
        };
    }

    // Of the first two words: the word, and at the same position the word with its place.
    private sealed class PlacedAnalyzer : WordwiseAnalyzer
    {
        public override int? PlacedWords => 2;

        public override TokenStream CreateFilters(TokenStream words, int place) => new PlacedFilter(words, place);
    }

    private sealed class PlacedFilter(TokenStream input, int firstPlace) : TokenFilter(input)
    {
        private int _place;
        private bool _isRepeated;

        public override int EndPositionIncrement => 0;

        public override bool IncrementToken()
        {
            if (_isRepeated)
            {
                Token.SetText($"{_place++}{Token.Text}");
                Token.PositionIncrement = 0;
                _isRepeated = false;
                return true;
            }

            return _isRepeated = _place < 2 && Input.IncrementToken();
        }

        public override void Reset(ReadOnlyMemory<char> text)
        {
            _place = firstPlace;
            _isRepeated = false;
            base.Reset(text);
        }
    }
}
