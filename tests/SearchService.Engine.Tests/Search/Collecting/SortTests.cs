using SearchService.Engine.Search;
using SearchService.Engine.Segments;
using SearchService.Testing;
using Xunit;

namespace SearchService.Engine.Tests.Search;

public sealed class SortTests
{
    [Fact]
    public void Random_sorts_agree_with_sorting_all_hits()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var random = new Random(seed);
            var assert = new QueryAssert(RandomIndex.Create(random), seed);
            Query query = random.Next(2) == 0 ? new MatchAllDocsQuery() : RandomIndex.Term("body", RandomIndex.Word(random));
            SortField[] fields = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => RandomField(random))];
            var n = random.Next(1, 40);

            var top = (TopFieldDocs)assert.Searcher.Search(query, n, new Sort(fields));

            var all = assert.Expected(query);
            var expected = fields.Reverse().Aggregate(
                all.OrderBy(h => h.DocId).AsEnumerable(), (hits, field) => hits.OrderBy(h => Key(assert.Searcher, field, h)));
            Assert.True(all.Count == top.TotalHits, $"seed {seed}: total");
            Assert.True(
                expected.Take(n).Select(h => h.DocId).SequenceEqual(top.ScoreDocs.Select(h => h.DocId)), $"seed {seed}: {new Sort(fields)}");
            for (var i = 0; i < top.ScoreDocs.Count; i++)
            {
                ValuesAgree(assert.Searcher, fields, top, i);
            }
        }
    }

    [Theory]
    [InlineData(false, new[] { 2, 4, 1, 0, 3 })]
    [InlineData(true, new[] { 1, 4, 2, 0, 3 })]
    public void Missing_values_come_after_the_extreme_ones(bool descending, int[] order)
    {
        var leaf = new MemoryLeafReader(
            [
                new MemoryDocument().AddText("f", "x"),
                new MemoryDocument().AddText("f", "x").AddNumber("n", long.MaxValue),
                new MemoryDocument().AddText("f", "x").AddNumber("n", long.MinValue),
                new MemoryDocument().AddText("f", "x"),
                new MemoryDocument().AddText("f", "x").AddNumber("n", 0),
            ]);
        var searcher = new IndexSearcher(new IndexReader([leaf]));

        for (var n = 1; n <= order.Length; n++)
        {
            var top = searcher.Search(new MatchAllDocsQuery(), n, new Sort(SortField.Long("n", descending)));
            Assert.Equal(order.Take(n), top.ScoreDocs.Select(h => h.DocId));
        }
    }

    [Fact]
    public void Search_by_a_column_computes_no_scores()
    {
        var leaf = new MemoryLeafReader([new MemoryDocument().AddText("f", "x").AddNumber("n", 7)]);
        var searcher = new IndexSearcher(new IndexReader([leaf]));

        var top = (TopFieldDocs)searcher.Search(RandomIndex.Term("f", "x"), 3, new Sort(SortField.Long("n")));

        Assert.True(float.IsNaN(top.ScoreDocs.Single().Score));
        Assert.Equal([7L], top.SortValues(0));
    }

    [Fact]
    public void Sort_without_criteria_is_refused() => Assert.Throws<ArgumentException>(() => new Sort());

    private static void ValuesAgree(IndexSearcher searcher, SortField[] fields, TopFieldDocs top, int hit)
    {
        var docId = top.ScoreDocs[hit].DocId;
        var expected = fields.Select(f => f.Type switch
        {
            SortFieldType.Long => Value(searcher, f.Field, docId),
            SortFieldType.DocId => (long?)docId,
            _ => null,
        });
        Assert.Equal(expected, top.SortValues(hit));
    }

    private static (bool, Int128) Key(IndexSearcher searcher, SortField field, ScoreDoc hit)
    {
        var value = field.Type switch
        {
            SortFieldType.Score => (Int128?)BitConverter.SingleToInt32Bits(hit.Score),
            SortFieldType.DocId => hit.DocId,
            _ => Value(searcher, field.Field, hit.DocId),
        };
        return value is null ? (true, 0) : (false, field.Descending ? -value.Value : value.Value);
    }

    private static long? Value(IndexSearcher searcher, string field, int docId)
    {
        var leaf = searcher.Reader.LeafOf(docId);
        return ((MemoryLeafReader)leaf.Reader).Documents[docId - leaf.DocBase].Numbers.TryGetValue(field, out var value) ? value : null;
    }

    private static SortField RandomField(Random random) => random.Next(5) switch
    {
        0 => SortField.Score,
        1 => new SortField(SortFieldType.DocId, string.Empty, random.Next(2) == 0),
        2 => SortField.Long("nowhere"),
        _ => SortField.Long("quality", random.Next(2) == 0),
    };
}
