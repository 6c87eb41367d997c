using SearchService.Engine.Codecs;
using SearchService.Engine.Model;
using SearchService.Engine.Util;
using Xunit;

namespace SearchService.Engine.Tests.Codecs;

/// <summary>Walks cursors in several ways and compares each step with a plain list. A term whose lists of positions are empty
/// must show none.</summary>
internal static class PostingsChecker
{
    private const int NoMoreDocs = DocIdSetIterator.NoMoreDocs;

    /// <summary>Every document by NextDoc; the positions of one document in so many, some of them only in part.</summary>
    public static void CheckScan(Posting[] expected, PostingsEnum cursor, Random random, int positionsOneIn, int seed)
    {
        Assert.Equal(-1, cursor.DocId);
        Assert.Equal(expected.Length, cursor.Cost);
        foreach (var posting in expected)
        {
            Assert.True(posting.Doc == cursor.NextDoc(), $"seed {seed}: document {cursor.DocId}, expected {posting.Doc}");
            if (random.Next(positionsOneIn) == 0)
            {
                CheckPosting(posting, cursor, random, seed);
            }
        }

        CheckEnd(cursor);
    }

    /// <summary>Random advances, mixed with NextDoc.</summary>
    public static void CheckAdvance(Posting[] expected, PostingsEnum cursor, Random random, int longestStep, int seed)
    {
        var index = -1;
        while (true)
        {
            if (random.Next(4) == 0)
            {
                index++;
                cursor.NextDoc();
            }
            else
            {
                var target = cursor.DocId + 1 + random.Next(longestStep);
                index = IndexOf(expected, target);
                cursor.Advance(target);
            }

            if (index >= expected.Length)
            {
                break;
            }

            Assert.True(expected[index].Doc == cursor.DocId, $"seed {seed}: document {cursor.DocId}, expected {expected[index].Doc}");
            CheckPosting(expected[index], cursor, random, seed);
        }

        CheckEnd(cursor);
    }

    /// <summary>Impacts run ahead of the documents, and every document is below the bounds that were in force for it.</summary>
    public static void CheckShallow(Posting[] expected, ImpactsEnum cursor, Random random, int seed)
    {
        var shallow = 0;
        var index = -1;
        while (index < expected.Length)
        {
            shallow = Math.Max(shallow, Math.Max(0, cursor.DocId)) + random.Next(400);
            cursor.AdvanceShallow(shallow);
            CheckImpacts(expected, cursor, shallow, seed);

            // Documents may lag behind the impacts, and must be found all the same.
            var target = cursor.DocId + 1 + random.Next(Math.Max(1, shallow - cursor.DocId));
            index = IndexOf(expected, target);
            Assert.Equal(index < expected.Length ? expected[index].Doc : NoMoreDocs, cursor.Advance(target));
            if (index < expected.Length)
            {
                CheckPosting(expected[index], cursor, random, seed);
            }
        }
    }

    public static void CheckFill(Posting[] expected, BlockDocsEnum cursor, Random random, int seed)
    {
        var docs = new int[500];
        var freqs = new int[500];
        cursor.NextDoc();
        for (var at = 0; at < expected.Length;)
        {
            Assert.True(expected[at].Doc == cursor.DocId, $"seed {seed}: on {cursor.DocId} at {at}");
            if (random.Next(3) == 0)
            {
                cursor.NextDoc();
                at++;
                continue;
            }

            var room = random.Next(500);
            var end = random.Next(3) == 0 ? int.MaxValue : cursor.DocId + random.Next(2_000);
            var withFreqs = random.Next(2) == 0;
            var filled = withFreqs
                ? cursor.Fill(docs.AsSpan(0, room), freqs.AsSpan(0, room), end)
                : cursor.Fill(docs.AsSpan(0, room), end);
            var due = expected.Skip(at).Take(room).TakeWhile(p => p.Doc < end).ToArray();
            Assert.True(due.Length == filled, $"seed {seed}: {filled} instead of {due.Length} at {at}");
            for (var i = 0; i < filled; i++)
            {
                Assert.Equal(due[i].Doc, docs[i]);
                Assert.True(!withFreqs || due[i].Freq == freqs[i]);
            }

            at += filled;
        }

        Assert.Equal(0, cursor.Fill(docs, freqs, int.MaxValue));
        CheckEnd(cursor);
    }

    public static void CheckBitSet(Posting[] expected, BlockDocsEnum cursor, int maxDoc, Random random)
    {
        var set = new FixedBitSet(maxDoc);
        cursor.NextDoc();
        while (cursor.DocId != DocIdSetIterator.NoMoreDocs)
        {
            var end = cursor.DocId + random.Next(3_000);
            cursor.IntoBitSet(set, end);
            Assert.True(cursor.DocId >= end);
        }

        Assert.Equal(expected.Length, set.Cardinality());
        Assert.All(expected, p => Assert.True(set.Get(p.Doc)));
    }

    public static void CheckBlocks(Posting[] expected, BlockDocsEnum cursor)
    {
        Assert.True(cursor.BlockDocs.IsEmpty && cursor.BlockFreqs.IsEmpty);
        for (var at = 0; at < expected.Length; at += 128)
        {
            Assert.True(cursor.NextBlock());
            Assert.Equal(expected[at].Doc, cursor.DocId);
            var block = expected.Skip(at).Take(128).ToArray();
            Assert.Equal(block.Select(p => p.Doc), cursor.BlockDocs.ToArray());
            Assert.Equal(block.Select(p => p.Freq), cursor.BlockFreqs.ToArray());
        }

        Assert.False(cursor.NextBlock());
        Assert.True(cursor.BlockDocs.IsEmpty && cursor.BlockFreqs.IsEmpty);
        CheckEnd(cursor);
    }

    /// <summary>Blocks, some of them leapt over, and the positions of some runs of documents of each.</summary>
    public static void CheckPositionDeltas(Posting[] expected, BlockPositionsEnum cursor, Random random, int longestStep, int seed)
    {
        var (block, taken) = (-1, 0);
        while (true)
        {
            if (random.Next(3) == 0)
            {
                cursor.Advance(cursor.DocId + 1 + random.Next(longestStep));
            }
            else
            {
                cursor.Docs.NextBlock();
            }

            if (cursor.DocId == NoMoreDocs)
            {
                break;
            }

            var current = cursor.Docs.IndexInBlock;
            var postings = expected.AsSpan(IndexOf(expected, cursor.DocId) - current);
            taken = block == cursor.Docs.BlockNumber ? Math.Max(taken, current) : current;
            block = cursor.Docs.BlockNumber;
            taken = CheckRuns(postings[..(current + cursor.Docs.BlockDocs.Length)], taken, cursor, random, seed);
        }

        CheckEnd(cursor);
    }

    // Returns where the positions that were read end.
    private static int CheckRuns(ReadOnlySpan<Posting> block, int from, BlockPositionsEnum cursor, Random random, int seed)
    {
        while (from < block.Length && random.Next(8) > 0)
        {
            var end = from + 1 + random.Next(block.Length - from);
            if (random.Next(3) > 0)
            {
                var due = new List<int>();
                foreach (var posting in block[from..end])
                {
                    due.AddRange(posting.Positions.Select((p, i) => i == 0 ? p : p - posting.Positions[i - 1]));
                }

                var deltas = cursor.PositionDeltas(from, end);
                Assert.True(due.SequenceEqual(deltas[..due.Count].ToArray()), $"seed {seed}: positions of documents {block[from].Doc} to {block[end - 1].Doc}");
                Assert.Equal(due.Count, cursor.Docs.FreqStarts[end] - cursor.Docs.FreqStarts[from]);
            }

            from = end;
        }

        return from;
    }

    private static void CheckPosting(Posting posting, PostingsEnum cursor, Random random, int seed)
    {
        if (random.Next(3) > 0)
        {
            Assert.True(posting.Freq == cursor.Freq, $"seed {seed}: document {posting.Doc} has frequency {cursor.Freq}, expected {posting.Freq}");
        }

        if (posting.Positions.Length == 0)
        {
            Assert.Equal(-1, cursor.NextPosition());
            return;
        }

        var read = random.Next(3) > 0 ? posting.Freq : random.Next(posting.Freq + 1);
        for (var i = 0; i < read; i++)
        {
            var position = cursor.NextPosition();
            Assert.True(position == posting.Positions[i], $"seed {seed}: document {posting.Doc}: position {position}, expected {posting.Positions[i]}");
        }
    }

    private static void CheckImpacts(Posting[] expected, ImpactsEnum cursor, int target, int seed)
    {
        var last = -1;
        for (var level = 0; level < cursor.NumLevels; level++)
        {
            var upTo = cursor.GetDocIdUpTo(level);
            Assert.True(upTo >= target && upTo >= last, $"seed {seed}: level {level} up to {upTo}, target {target}, level below {last}");
            last = upTo;
            var highest = cursor.GetImpacts(level)[^1].Freq;
            var first = IndexOf(expected, target);
            for (var i = first; i < Math.Min(first + 300, expected.Length) && expected[i].Doc <= upTo; i++)
            {
                Assert.True(expected[i].Freq <= highest, $"seed {seed}: document {expected[i].Doc} on level {level}");
            }
        }
    }

    private static void CheckEnd(PostingsEnum cursor)
    {
        Assert.Equal(NoMoreDocs, cursor.NextDoc());
        Assert.Equal(NoMoreDocs, cursor.DocId);
        Assert.Equal(NoMoreDocs, cursor.NextDoc());
        Assert.Equal(NoMoreDocs, cursor.Advance(NoMoreDocs));
    }

    private static int IndexOf(Posting[] postings, int target)
    {
        var index = Array.BinarySearch(postings, new Posting(target, 0, []), Comparer<Posting>.Create((a, b) => a.Doc.CompareTo(b.Doc)));
        return index < 0 ? ~index : index;
    }
}
