using System.Runtime.CompilerServices;
using SearchService.Engine.Codecs;
using SearchService.Engine.Model;
using SearchService.Engine.Store;
using SearchService.Engine.Tests.Coding;
using SearchService.Engine.Util;
using Xunit;

namespace SearchService.Engine.Tests.Codecs;

public sealed class IndexedDisiTests
{
    [Fact]
    public void Write_of_three_documents_gives_the_bytes_of_the_worked_example()
    {
        var (bytes, jumps) = Write(SetOf(4, 0, 1, 3));
        // block 0, 3 documents, 0, 1, 3, terminator
        Assert.Equal("0000" + "0002" + "000000010003" + "7FFF0000FFFF", Convert.ToHexString(bytes));
        Assert.Equal(0, jumps);
    }

    [Fact]
    public void Write_with_an_empty_block_makes_its_jump_entry_point_to_the_next()
    {
        var (bytes, jumps) = Write(SetOf(200_000, 7, 131_073));
        Assert.Equal(
            "0000" + "0000" + "0007" + // offset 0: block 0
            "0002" + "0000" + "0001" + // offset 6: block 2
            "7FFF0000FFFF" + // offset 12
            "00000000" + "00000000" + // block 0
            "00000001" + "00000006" + // block 1 is empty: as block 2
            "00000001" + "00000006" +
            "00000002" + "0000000C", // terminator
            Convert.ToHexString(bytes));
        Assert.Equal(4, jumps);
    }

    [Fact]
    public void Write_of_an_empty_set_is_refused() =>
        Assert.Throws<ArgumentException>(() => Write(new FixedBitSet(100)));

    [Theory]
    [InlineData(1)]
    [InlineData(4095)]
    [InlineData(4096)]
    [InlineData(4097)]
    [InlineData(32768)]
    [InlineData(65535)]
    [InlineData(65536)]
    public void Cursor_agrees_with_the_bit_set_at_the_limits_of_block_kinds(int cardinality)
    {
        foreach (var maxDoc in (int[])[65536, 100_000])
        {
            var random = new Random(cardinality + maxDoc);
            var docs = new FixedBitSet(maxDoc);
            SetRandom(random, docs, 0, 65536, cardinality);
            SetRandom(random, docs, 65536, maxDoc, (maxDoc - 65536) / 2);
            AssertSame(random, docs, $"cardinality {cardinality}, maxDoc {maxDoc}");
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Cursor_agrees_with_the_bit_set_on_random_sets(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 3; round++)
        {
            var docs = RandomSet(random, random.Next(1, 300_000));
            AssertSame(random, docs, $"seed {seed}, round {round}");
        }
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(7)]
    [InlineData(12)]
    [InlineData(15)]
    public void Rank_tables_of_every_power_are_read(int rankPower)
    {
        var random = new Random(rankPower + 100);
        var docs = new FixedBitSet(65536);
        SetRandom(random, docs, 0, 65536, 20_000);
        var bytes = WriteDense(docs, rankPower);
        var reader = new IndexedDisiReader(DirectInputs.Open(bytes), rankPower, 20_000, 65536);
        AssertSame(random, docs, reader, $"rank power {rankPower}");
    }

    [Fact]
    public void Documents_beyond_the_segment_are_corrupt()
    {
        var (bytes, _) = Write(SetOf(100, 3, 60, 99));
        var cursor = new IndexedDisi(new IndexedDisiReader(DirectInputs.Open(bytes), 9, 3, 70));
        Assert.Equal(3, cursor.NextDoc());
        Assert.Equal(60, cursor.NextDoc());
        Assert.Throws<CorruptIndexException>(() => cursor.NextDoc());
        Assert.Throws<CorruptIndexException>(() => new IndexedDisiReader(DirectInputs.Open("\0\0\xFF\xFF"u8.ToArray()), 9, 65536, 65535));
    }

    [Fact]
    public void Wrong_metadata_is_corrupt()
    {
        var (bytes, _) = Write(SetOf(200_000, 7, 8, 131_073));
        Assert.Throws<CorruptIndexException>(() => new IndexedDisiReader(DirectInputs.Open(bytes), 9, 2 - 1, 200_000)); // block 0 has two
        Assert.Throws<CorruptIndexException>(() => new IndexedDisiReader(DirectInputs.Open(bytes), 9, 4, 200_000));
        Assert.Throws<CorruptIndexException>(() => new IndexedDisiReader(DirectInputs.Open(bytes), 9, 3, 131_072)); // no block 2
        Assert.Throws<CorruptIndexException>(() => new IndexedDisiReader(DirectInputs.Open(bytes), 6, 3, 200_000));
        Assert.Throws<CorruptIndexException>(() => new IndexedDisiReader(DirectInputs.Open(bytes), 16, 3, 200_000));
    }

    [Fact]
    public void Damaged_bytes_give_documents_in_order_or_are_corrupt()
    {
        var random = new Random(11);
        var docs = new FixedBitSet(140_000);
        SetRandom(random, docs, 0, 65536, 300);
        SetRandom(random, docs, 65536, 131072, 5000);
        docs.Set(139_000);
        var (bytes, _) = Write(docs);
        for (var round = 0; round < 300; round++)
        {
            var damaged = bytes.ToArray();
            damaged[random.Next(random.Next(2) == 0 ? 700 : damaged.Length)] ^= (byte)(1 << random.Next(8));
            ReadAll(damaged, docs.Cardinality(), 140_000);
            ReadAll(bytes.AsSpan(0, random.Next(bytes.Length)).ToArray(), docs.Cardinality(), 140_000);
        }
    }

    internal static FixedBitSet SetOf(int maxDoc, params int[] docs)
    {
        var set = new FixedBitSet(maxDoc);
        foreach (var doc in docs)
        {
            set.Set(doc);
        }

        return set;
    }

    /// <summary>A set whose density changes from block to block; never empty.</summary>
    internal static FixedBitSet RandomSet(Random random, int maxDoc)
    {
        var docs = new FixedBitSet(maxDoc);
        for (var start = 0; start < maxDoc; start += 65536)
        {
            var end = Math.Min(maxDoc, start + 65536);
            switch (random.Next(5))
            {
                case 0:
                    break;
                case 1:
                    docs.SetRange(start, end);
                    break;
                case 2:
                    SetRandom(random, docs, start, end, random.Next(1 + ((end - start) / 20)));
                    break;
                case 3:
                    docs.SetRange(start + random.Next(end - start), end);
                    break;
                default:
                    SetRandom(random, docs, start, end, random.Next(end - start));
                    break;
            }
        }

        docs.Set(random.Next(maxDoc));
        return docs;
    }

    private static void SetRandom(Random random, FixedBitSet docs, int start, int end, int count)
    {
        if (count >= end - start)
        {
            docs.SetRange(start, end);
            return;
        }

        while (count > 0)
        {
            count -= docs.GetAndSet(random.Next(start, end)) ? 0 : 1;
        }
    }

    private static (byte[] Bytes, int JumpTableEntries) Write(FixedBitSet docs)
    {
        var output = new MemoryOutput();
        var jumps = IndexedDisiWriter.Write(output, docs);
        return (output.WrittenSpan.ToArray(), jumps);
    }

    // By hand: our writer has rank tables of power 9 only.
    private static byte[] WriteDense(FixedBitSet docs, int rankPower)
    {
        var output = new MemoryOutput();
        output.WriteShort(0);
        output.WriteShort((short)(docs.Cardinality() - 1));
        for (int doc = 0, count = 0; rankPower > 0 && doc < 65536; doc++)
        {
            if (doc % (1 << rankPower) == 0)
            {
                output.WriteShort((short)count);
            }

            count += docs.Get(doc) ? 1 : 0;
        }

        foreach (var word in docs.Words)
        {
            output.WriteLong((long)word);
        }

        return output.WrittenSpan.ToArray();
    }

    private static void AssertSame(Random random, FixedBitSet docs, string message)
    {
        var (bytes, _) = Write(docs);
        AssertSame(random, docs, new IndexedDisiReader(DirectInputs.Open(bytes), 9, docs.Cardinality(), docs.Length), message);
    }

    private static void AssertSame(Random random, FixedBitSet docs, IndexedDisiReader reader, string message)
    {
        var indexes = new int[docs.Length];
        var next = new IndexedDisi(reader);
        for (int doc = 0, index = 0; doc < docs.Length; doc++)
        {
            indexes[doc] = docs.Get(doc) ? index++ : -1;
            if (indexes[doc] >= 0)
            {
                Check(next.NextDoc() == doc && next.DocId == doc && next.Index == indexes[doc], $"{message}: NextDoc at {doc}");
            }
        }

        Assert.Equal(DocIdSetIterator.NoMoreDocs, next.NextDoc());
        Assert.Equal(DocIdSetIterator.NoMoreDocs, next.NextDoc());
        foreach (var step in (int[])[2, 70, 700, 40_000])
        {
            AssertAdvance(random, docs, indexes, new IndexedDisi(reader), step, $"{message}, step {step}");
            AssertAdvanceExact(random, indexes, reader, step, $"{message}, step {step}");
        }
    }

    private static void AssertAdvance(Random random, FixedBitSet docs, int[] indexes, IndexedDisi cursor, int step, string message)
    {
        for (var target = random.Next(step); ;)
        {
            var expected = docs.NextSetBit(target);
            var found = cursor.Advance(target);
            if (expected < 0)
            {
                Check(found == DocIdSetIterator.NoMoreDocs, $"{message}: Advance({target}) went to {found}");
                return;
            }

            Check(found == expected && cursor.Index == indexes[expected], $"{message}: Advance({target}) went to {found}, index {cursor.Index}");
            target = found + 1 + random.Next(step);
        }
    }

    private static void AssertAdvanceExact(Random random, int[] indexes, IndexedDisiReader reader, int step, string message)
    {
        var cursor = new IndexedDisi(reader);
        for (var target = random.Next(step); target < indexes.Length; target += random.Next(0, step + 1))
        {
            var found = cursor.AdvanceExact(target);
            Check(found == indexes[target] >= 0 && cursor.DocId == target, $"{message}: AdvanceExact({target}) is {found}");
            Check(!found || cursor.Index == indexes[target], $"{message}: AdvanceExact({target}) has index {cursor.Index}");
            Check(reader.IndexOf(target) == indexes[target], $"{message}: IndexOf({target})");
            if (random.Next(4) == 0)
            {
                target = cursor.NextDoc();
                Check(target == DocIdSetIterator.NoMoreDocs || cursor.Index == indexes[target], $"{message}: NextDoc to {target}");
                if (target == DocIdSetIterator.NoMoreDocs)
                {
                    return;
                }
            }
        }
    }

    // Formats the message only when it is needed: there are millions of checks.
    private static void Check(bool condition, [InterpolatedStringHandlerArgument(nameof(condition))] FailureMessage message)
    {
        if (!condition)
        {
            Assert.Fail(message.ToString());
        }
    }

    private static void ReadAll(byte[] bytes, int cardinality, int maxDoc)
    {
        try
        {
            var reader = new IndexedDisiReader(DirectInputs.Open(bytes), 9, cardinality, maxDoc);
            var cursor = new IndexedDisi(reader);
            for (int previous = -1, doc = cursor.NextDoc(); doc != DocIdSetIterator.NoMoreDocs; previous = doc, doc = cursor.NextDoc())
            {
                Assert.InRange(doc, previous + 1, maxDoc - 1);
                reader.IndexOf(doc);
            }
        }
        catch (CorruptIndexException)
        {
            // The other of the two outcomes that damage may have.
        }
    }
}
