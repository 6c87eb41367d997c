using SearchService.Engine.Analysis;
using SearchService.Engine.Documents;
using SearchService.Engine.Indexing;
using SearchService.Engine.Model;
using SearchService.Engine.Search;
using SearchService.Engine.Segments;
using SearchService.Engine.Store;
using SearchService.Engine.Util;
using SearchService.Testing;
using Xunit;

namespace SearchService.Engine.Tests.Search;

/// <summary>Phrases found by whole blocks of postings against the plain scorer, over an index in files' form and the same documents in memory.</summary>
public sealed class BlockPhraseScorerTests
{
    // Each about half as frequent as the one before.
    private const string Words = "abcdefghijkl";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Phrases_are_those_that_the_plain_scorer_finds(int seed)
    {
        var random = new Random(seed);
        var documents = RandomDocuments(random);
        using var directory = new RamDirectory();
        Write(documents, directory);
        using var reader = DirectoryReader.Open(directory);
        var searcher = new IndexSearcher(reader);
        var plain = new IndexSearcher(new IndexReader([new MemoryLeafReader([.. documents.Select(text => new MemoryDocument().AddText("f", text))])]));
        for (var i = 0; i < 60; i++)
        {
            var query = RandomPhrase(random);
            var expected = AllOf(plain, query, random);
            Agrees(searcher, query, expected, random, $"seed {seed}: {query}");
        }
    }

    [Fact]
    public void Looking_in_vain_gives_up_at_the_deadline()
    {
        using var directory = new RamDirectory();
        Write([.. Enumerable.Range(0, 40_000).Select(_ => "x z y")], directory);
        using var reader = DirectoryReader.Open(directory);
        var searcher = new IndexSearcher(reader).WithDeadline(QueryDeadline.After(TimeSpan.Zero));
        var scorer = searcher.CreateWeight(new PhraseQuery(0, "f", "x", "y"), ScoreMode.CompleteNoScores).GetScorer(reader.Leaves[0])!;

        Assert.IsType<BlockPhraseScorer>(scorer);
        Assert.Throws<QueryTimeoutException>(() => scorer.NextDoc());
    }

    private static List<(int DocId, float Score)> AllOf(IndexSearcher plain, PhraseQuery query, Random random)
    {
        var scorer = plain.CreateWeight(query, ScoreMode.Complete).GetScorer(plain.Reader.Leaves[0]);
        Assert.IsNotType<BlockPhraseScorer>(scorer);
        return scorer is null ? [] : [.. AssertingTwoPhase.Read(scorer)];
    }

    private static void Agrees(IndexSearcher searcher, PhraseQuery query, List<(int DocId, float Score)> expected, Random random, string what)
    {
        var context = Assert.Single(searcher.Reader.Leaves);
        var weight = searcher.CreateWeight(query, ScoreMode.Complete);
        if (weight.GetScorer(context) is not { } scorer)
        {
            Assert.True(expected.Count == 0, what);
            return;
        }

        Assert.IsType<BlockPhraseScorer>(scorer);
        Assert.True(expected.SequenceEqual(AssertingTwoPhase.Read(scorer)), $"{what}: two phases");
        Assert.True(expected.SequenceEqual(Steps(weight.GetScorer(context)!)), $"{what}: steps");
        Assert.True(expected.SequenceEqual(Fills(weight.GetScorer(context)!, random)), $"{what}: fills");
        Assert.True(expected.Select(h => h.DocId).SequenceEqual(Set(weight.GetScorer(context)!, context.Reader.MaxDoc, random)), $"{what}: set");
        LeapsAgree(weight.GetScorer(context)!, expected, random, what);
        foreach (var (docId, score) in expected.Take(2))
        {
            Assert.Equal(score, searcher.Explain(query, docId).Value);
        }
    }

    private static IEnumerable<(int DocId, float Score)> Steps(Scorer inner)
    {
        var scorer = new AssertingScorer(inner);
        while (scorer.NextDoc() != DocIdSetIterator.NoMoreDocs)
        {
            yield return (scorer.DocId, scorer.Score());
        }
    }

    private static List<(int DocId, float Score)> Fills(Scorer inner, Random random)
    {
        var scorer = new AssertingScorer(inner);
        var filled = new List<(int, float)>();
        scorer.NextDoc();
        while (scorer.DocId != DocIdSetIterator.NoMoreDocs)
        {
            var docIds = new int[random.Next(1, 300)];
            var scores = new float[docIds.Length];
            var count = scorer.Fill(docIds, scores, scorer.DocId + random.Next(2_000));
            filled.AddRange(docIds.Zip(scores).Take(count));
        }

        return filled;
    }

    private static List<int> Set(Scorer inner, int maxDoc, Random random)
    {
        var scorer = new AssertingScorer(inner);
        var set = new FixedBitSet(maxDoc);
        scorer.NextDoc();
        while (scorer.DocId != DocIdSetIterator.NoMoreDocs)
        {
            scorer.IntoBitSet(set, Math.Min(maxDoc, scorer.DocId + random.Next(2_000)));
        }

        return [.. Enumerable.Range(0, maxDoc).Where(set.Get)];
    }

    private static void LeapsAgree(Scorer inner, List<(int DocId, float Score)> expected, Random random, string what)
    {
        var scorer = new AssertingScorer(inner);
        var longest = 1 << random.Next(1, 12);
        for (var i = 0; scorer.DocId != DocIdSetIterator.NoMoreDocs;)
        {
            var target = scorer.DocId + 1 + random.Next(longest);
            var docId = scorer.Advance(target);
            while (i < expected.Count && expected[i].DocId < target)
            {
                i++;
            }

            Assert.True(docId == (i < expected.Count ? expected[i].DocId : DocIdSetIterator.NoMoreDocs), $"{what}: advance to {target}");
            Assert.True(i == expected.Count || random.Next(2) == 0 || scorer.Score().Equals(expected[i].Score), $"{what}: score of {docId}");
        }
    }

    private static string[] RandomDocuments(Random random)
    {
        var documents = new string[random.Next(2_000, 6_000)];
        var longest = random.Next(2, 40);
        for (var i = 0; i < documents.Length; i++)
        {
            var length = random.Next(400) == 0 ? random.Next(12_000) : random.Next(longest);
            documents[i] = string.Join(' ', Enumerable.Range(0, length).Select(_ => Word(random)));
        }

        return documents;
    }

    private static void Write(string[] documents, IndexDirectory directory)
    {
        using var writer = new IndexWriter(directory, new IndexWriterConfig(new StandardAnalyzer()) { MaxBufferedDocs = 100_000 });
        foreach (var text in documents)
        {
            writer.AddDocument(new Document { new TextField("f", text) });
        }

        writer.Commit();
    }

    private static PhraseQuery RandomPhrase(Random random)
    {
        var terms = new Term[random.Next(4) == 0 ? random.Next(3, 5) : 2];
        var positions = new int[terms.Length];
        for (var i = 0; i < terms.Length; i++)
        {
            terms[i] = new Term("f", Word(random).ToString());
            positions[i] = i == 0 ? 0 : positions[i - 1] + random.Next(5) switch { 0 => 0, 1 => 2, _ => 1 };
        }

        return new PhraseQuery(0, terms, positions);
    }

    private static char Word(Random random) => Words[Math.Min((int)(-Math.Log2(1 - random.NextDouble()) * 1.5), Words.Length - 1)];
}
