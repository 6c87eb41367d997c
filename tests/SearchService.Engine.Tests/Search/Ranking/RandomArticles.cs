using SearchService.Engine.Analysis;
using SearchService.Engine.Documents;
using SearchService.Engine.Indexing;
using SearchService.Engine.Model;
using SearchService.Engine.Search;
using SearchService.Engine.Store;

namespace SearchService.Engine.Tests.Search;

/// <summary>An index in files' form with enough documents for blocks of postings and windows to be skipped, and random queries for it.
/// Words a to p, each half as frequent as the one before; lengths from one word to thousands; few distinct qualities, so that scores tie.</summary>
internal static class RandomArticles
{
    private const string Words = "abcdefghijklmnop";

    public static RamDirectory Create(Random random)
    {
        var directory = new RamDirectory();
        var config = new IndexWriterConfig(new StandardAnalyzer())
        {
            MaxBufferedDocs = random.Next(300, 1_500),
            MaxMergeThreads = 0,
            IndexSort = random.Next(2) == 0 ? [] : [IndexSortField.Long("quality", descending: true)],
        };
        using var writer = new IndexWriter(directory, config);
        var count = random.Next(1_000, 3_000);
        var qualities = random.Next(3) == 0 ? 2 : 120;
        for (var i = 0; i < count; i++)
        {
            var document = new Document { new StringField("id", $"{i}"), new StringField("topic", $"t{random.Next(8)}") };
            document.Add(new TextField("body", Text(random, random.Next(200) == 0 ? 2_000 : random.Next(1, 20)), TextField.WithFreqs));
            document.Add(new TextField("title", Text(random, random.Next(1, 5))));
            if (random.Next(5) != 0)
            {
                document.Add(new NumericDocValuesField("quality", random.Next(-3, qualities)));
            }

            writer.AddDocument(document);
        }

        var deletions = random.Next(3) == 0 ? 0 : random.Next(count / 2);
        for (var i = 0; i < deletions; i++)
        {
            writer.DeleteDocuments(new Term("id", $"{random.Next(count)}"));
        }

        writer.Commit();
        return directory;
    }

    public static Query NextQuery(Random random)
    {
        var text = random.Next(8) switch
        {
            0 or 1 => NextTerm(random),
            2 or 3 => NextWords(random, Occur.Should),
            4 => NextWords(random, Occur.Must),
            5 => new PrefixQuery(new Term("topic", random.Next(2) == 0 ? "t" : $"t{random.Next(8)}")),
            6 => new BooleanQuery.Builder().Add(NextWords(random, Occur.Should), Occur.Must).Add(NextFilter(random), Occur.Filter).Build(),
            _ => new BooleanQuery.Builder()
                .Add(NextTerm(random), Occur.Should).Add(NextTerm(random), Occur.Should).Add(NextFilter(random), Occur.MustNot).Build(),
        };
        var scored = random.Next(3) == 0 ? text : new FunctionScoreQuery(text, NextFactor(random));
        var boosted = random.Next(4) == 0 ? new BoostQuery(scored, NextBoost(random)) : scored;
        return random.Next(4) == 0
            ? new BooleanQuery.Builder().Add(boosted, Occur.Must).Add(NextFilter(random), random.Next(3) == 0 ? Occur.MustNot : Occur.Filter).Build()
            : boosted;
    }

    private static string Text(Random random, int length) => string.Join(' ', Enumerable.Range(0, length).Select(_ => NextWord(random)));

    private static char NextWord(Random random) => Words[Math.Min((int)(-Math.Log2(1 - random.NextDouble()) * 1.3), Words.Length - 1)];

    private static Query NextTerm(Random random)
    {
        var term = new TermQuery(new Term(random.Next(4) == 0 ? "title" : "body", $"{NextWord(random)}"));
        return random.Next(6) == 0 ? new BoostQuery(term, NextBoost(random)) : term;
    }

    private static BooleanQuery NextWords(Random random, Occur occur)
    {
        var query = new BooleanQuery.Builder();
        for (var i = random.Next(2, occur == Occur.Must ? 4 : 7); i > 0; i--)
        {
            query.Add(NextTerm(random), occur);
        }

        return query.Build();
    }

    private static Query NextFilter(Random random) => random.Next(3) == 0
        ? new NumericRangeQuery("quality", random.Next(60), random.Next(60, 130))
        : new TermQuery(random.Next(2) == 0 ? new Term("topic", $"t{random.Next(9)}") : new Term("title", $"{NextWord(random)}"));

    private static SaturationFactor NextFactor(Random random) => new(
        random.Next(10) == 0 ? "nowhere" : "quality",
        random.Next(6) switch { 0 => 0, 1 => 1e-9, 2 => 1e+12, _ => random.NextDouble() * 3 },
        random.Next(6) switch { 0 => 0, 1 => 1e-7, 2 => 1e+15, _ => random.NextDouble() * 100 });

    private static float NextBoost(Random random) => random.Next(5) switch
    {
        0 => 0,
        1 => 1e-20f,
        2 => 1e-38f,
        3 => 1e+15f,
        _ => random.NextSingle() * 4,
    };
}
