using SearchService.Engine.Model;
using SearchService.Engine.Util;
using Xunit;

namespace SearchService.Engine.Tests.Model;

/// <summary>What cursors inherit when they do not know better.</summary>
public sealed class DocIdSetIteratorTests
{
    private static readonly int[] Docs = [2, 3, 5, 8, 13];

    [Theory]
    [InlineData(10, 10, new[] { 2, 3, 5, 8 }, 13)]
    [InlineData(10, DocIdSetIterator.NoMoreDocs, new[] { 2, 3, 5, 8, 13 }, DocIdSetIterator.NoMoreDocs)]
    [InlineData(2, 10, new[] { 2, 3 }, 5)]
    [InlineData(10, 8, new[] { 2, 3, 5 }, 8)]
    [InlineData(10, 1, new int[0], 2)]
    [InlineData(0, 10, new int[0], 2)]
    public void Fill_writes_until_the_end_or_the_room_and_stands_on_the_next(int room, int endExclusive, int[] expected, int next)
    {
        var cursor = new ArrayCursor(Docs);
        cursor.NextDoc();
        var docIds = new int[room];
        var count = cursor.Fill(docIds, endExclusive);
        Assert.Equal(expected, docIds[..count]);
        Assert.Equal(next, cursor.DocId);
    }

    [Fact]
    public void Fill_at_the_end_writes_nothing()
    {
        var cursor = new ArrayCursor([]);
        cursor.NextDoc();
        Assert.Equal(0, cursor.Fill(new int[4], DocIdSetIterator.NoMoreDocs));
    }

    [Fact]
    public void Fill_of_postings_gives_the_frequencies_too()
    {
        var cursor = new ArrayCursor(Docs);
        cursor.NextDoc();
        var docIds = new int[3];
        var freqs = new int[3];
        Assert.Equal(3, cursor.Fill(docIds, freqs, 100));
        Assert.Equal([2, 3, 5], docIds);
        Assert.Equal([20, 30, 50], freqs);
        Assert.Equal(1, cursor.Fill(docIds, freqs, 13));
        Assert.Equal((8, 80), (docIds[0], freqs[0]));
    }

    [Fact]
    public void IntoBitSet_adds_what_is_before_the_end()
    {
        var cursor = new ArrayCursor(Docs);
        cursor.NextDoc();
        var set = new FixedBitSet(14);
        set.Set(0);
        cursor.IntoBitSet(set, 8);
        Assert.Equal(8, cursor.DocId);
        Assert.Equal([0, 2, 3, 5], Enumerable.Range(0, 14).Where(set.Get));
        cursor.IntoBitSet(set, DocIdSetIterator.NoMoreDocs);
        Assert.Equal([0, .. Docs], Enumerable.Range(0, 14).Where(set.Get));
        Assert.Equal(DocIdSetIterator.NoMoreDocs, cursor.DocId);
    }

    private sealed class ArrayCursor(int[] docs) : PostingsEnum
    {
        private int _index = -1;

        public override int DocId => _index < 0 ? -1 : _index < docs.Length ? docs[_index] : NoMoreDocs;

        public override long Cost => docs.Length;

        public override int Freq => DocId * 10;

        public override int NextPosition() => -1;

        public override int NextDoc()
        {
            _index = Math.Min(_index + 1, docs.Length);
            return DocId;
        }

        public override int Advance(int target)
        {
            while (NextDoc() < target)
            {
            }

            return DocId;
        }
    }
}
