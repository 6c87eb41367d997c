using BenchmarkDotNet.Attributes;
using SearchService.Articles;
using SearchService.Engine.Analysis;
using SearchService.Engine.Documents;
using SearchService.Engine.Indexing;
using SearchService.Engine.Search;
using SearchService.Engine.Segments;
using SearchService.Engine.Store;

namespace SearchService.Benchmarks;

/// <summary>Looking up mistyped words in the dictionary alone: 100,000 invented words of 3 to 14 letters in one segment in memory, seed 42,
/// each looked up with as many random edits as are allowed. Per word.</summary>
[MemoryDiagnoser]
public class FuzzyTermsBench
{
    private const int DictionarySize = 100_000;
    private const int Lookups = 200;
    private const string Letters = "eeeetttaaaooiinnssrrhhddlluccmmffyywwggpbbvk";

    private readonly Random _random = new(DriverDefaults.Seed);
    private string[] _dictionary = [];
    private string[] _words = [];
    private DirectoryReader _reader = null!;

    /// <summary>How many edits are allowed and made.</summary>
    [Params(1, 2)]
    public int Edits { get; set; }

    [GlobalSetup]
    public void MakeDictionary()
    {
        var words = new HashSet<string>();
        while (words.Count < DictionarySize)
        {
            words.Add(new string(_random.GetItems<char>(Letters, _random.Next(3, 15))));
        }

        _dictionary = [.. words];
        var directory = new RamDirectory();
        using (var writer = new IndexWriter(directory, new IndexWriterConfig(new KeywordAnalyzer())))
        {
            foreach (var word in _dictionary)
            {
                var document = new Document();
                document.Add(new StringField(IndexFields.Word, word));
                writer.AddDocument(document);
            }

            writer.ForceMerge(1);
            writer.Commit();
        }

        _reader = DirectoryReader.Open(directory);
        _words = [.. Enumerable.Range(0, Lookups).Select(_ => Mistype(_dictionary[_random.Next(DictionarySize)]))];
    }

    [GlobalCleanup]
    public void Close() => _reader.Dispose();

    [Benchmark(OperationsPerInvoke = Lookups)]
    public int FindWords() => Find(isPrefix: false);

    [Benchmark(OperationsPerInvoke = Lookups)]
    public int FindBeginnings() => Find(isPrefix: true);

    private int Find(bool isPrefix)
    {
        var found = 0;
        foreach (var word in _words)
        {
            found += FuzzyTerms.Find(_reader, IndexFields.Word, new FuzzyPattern(word, Edits, isPrefix)).Count;
        }

        return found;
    }

    private string Mistype(string word)
    {
        for (var edits = Edits; edits > 0; edits--)
        {
            var letter = Letters[_random.Next(Letters.Length)];
            var place = _random.Next(word.Length);
            word = _random.Next(3) switch
            {
                0 => $"{word[..place]}{letter}{word[(place + 1)..]}",
                1 when word.Length > 1 => word.Remove(place, 1),
                _ => word.Insert(place, $"{letter}"),
            };
        }

        return word;
    }
}
