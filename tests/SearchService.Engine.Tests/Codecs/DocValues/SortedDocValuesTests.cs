using SearchService.Engine.Codecs;
using SearchService.Engine.Model;
using SearchService.Engine.Util;
using SearchService.Testing;
using Xunit;

namespace SearchService.Engine.Tests.Codecs.DocValues;

public sealed class SortedDocValuesTests
{
    private const string Dvm = "_0_Lucene80_0.dvm";
    private const string Dvd = "_0_Lucene80_0.dvd";

    [Fact]
    public void Files_have_the_bytes_of_the_worked_example()
    {
        var cat = Field(2);
        var segment = new SegmentFixture(4, cat);
        Write(segment, cat, IndexedDisiTests.SetOf(4, 0, 1, 3), [1, 0, 1], [[(byte)'a'], [(byte)'b']]);

        Assert.Equal(
            "00000002" + "02" + // field, type
            "0000000000000039" + "0000000000000010" + "0000" + "09" + // set
            "00000003" + "01" + "0000000000000049" + "0000000000000004" + // documents, bits, ordinals
            "02" + "00000004" + "00000010" + // terms, shifts
            "0000000000000000" + "00000000" + "0000000000000000" + "00" + // one block, at 0
            "00000001" + "000000000000004D" + "0000000000000004" + // longest term, terms
            "0000000000000051" + "0000000000000000" + // addresses
            "0000000A" + new string('0', 42) + // index shift, two keys' addresses
            "0000000000000051" + "0000000000000000" + "0000000000000051" + "0000000000000000" +
            "FFFFFFFF",
            segment.Hex(Dvm, 0x3D, 172));
        Assert.Equal(
            "00000002" + "000000010003" + "7FFF0000FFFF" + // documents 0, 1, 3
            "A0000000" + // ordinals 1, 0, 1
            "0161" + "0062" + // "a"; 0 shared, 1 more: "b"
            "C02893E8",
            segment.Hex(Dvd, 0x39, 28));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Reader_gives_back_what_was_written(int seed)
    {
        var random = new Random(seed);
        foreach (var terms in (int[])[1, 2, 15, 16, 17, 300, 1023, 1024, 1025, 5000])
        {
            var dictionary = RandomDictionary(random, terms);
            var maxDoc = dictionary.Length + random.Next(3000);
            var docs = random.Next(2) == 0 ? null : RandomSetOfAtLeast(random, maxDoc, dictionary.Length);
            var ords = RandomOrds(random, docs?.Cardinality() ?? maxDoc, dictionary.Length);
            var field = Field(4);
            var segment = new SegmentFixture(maxDoc, field);
            Write(segment, field, docs, ords, dictionary);

            using var reader = new DocValuesReader(segment.ReadState);
            AssertOrds(reader, field, docs, ords, maxDoc, $"seed {seed}, {terms} terms");
            AssertDictionary(random, reader.GetSorted(field)!, dictionary, $"seed {seed}, {terms} terms");
        }
    }

    [Fact]
    public void Look_ups_allocate_nothing()
    {
        var random = new Random(5);
        var dictionary = RandomDictionary(random, 3000);
        var field = Field(4);
        var segment = new SegmentFixture(dictionary.Length, field);
        Write(segment, field, null, [.. Enumerable.Range(0, dictionary.Length)], dictionary);
        using var reader = new DocValuesReader(segment.ReadState);
        var cursor = reader.GetSorted(field)!;
        var leastBytes = Allocations.LeastBytes(() =>
        {
            for (var ord = 0; ord < dictionary.Length; ord += 7)
            {
                cursor.LookupOrd(ord);
                cursor.LookupTerm(dictionary[ord]);
            }
        });
        Assert.Equal(0, leastBytes);
    }

    [Fact]
    public void Long_terms_and_the_empty_term_come_back()
    {
        var big = new byte[70_000];
        Array.Fill(big, (byte)'x');
        byte[][] dictionary = [[], big[..14], big[..15], big[..16], big[..31], big[..32], big[..33], big[..300], big[..20_000], big, [.. big, 0], [(byte)'y']];
        var field = Field(4);
        var segment = new SegmentFixture(dictionary.Length, field);
        Write(segment, field, null, [.. Enumerable.Range(0, dictionary.Length)], dictionary);
        using var reader = new DocValuesReader(segment.ReadState);
        AssertDictionary(new Random(1), reader.GetSorted(field)!, dictionary, "long terms");
    }

    [Fact]
    public void A_field_without_values_has_an_entry_all_the_same()
    {
        var field = Field(2);
        var segment = new SegmentFixture(3, field);
        using (var writer = new DocValuesWriter(segment.WriteState))
        {
            writer.Finish();
        }

        using var reader = new DocValuesReader(segment.ReadState);
        var cursor = reader.GetSorted(field)!;
        Assert.Equal(0, cursor.ValueCount);
        Assert.Equal(-1, cursor.LookupTerm("a"u8));
        Assert.False(cursor.AdvanceExact(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => cursor.LookupOrd(0).Length);
    }

    [Fact]
    public void Columns_that_contradict_themselves_are_refused()
    {
        var field = Field(2);
        Assert.Throws<ArgumentException>(() => Write(new SegmentFixture(2, field), field, null, [0, 2], [[1], [2]]));
        Assert.Throws<ArgumentException>(() => Write(new SegmentFixture(2, field), field, null, [0, 1], [[2], [1]]));
        Assert.Throws<ArgumentException>(() => Write(new SegmentFixture(2, field), field, null, [0, 1, 1], [[1], [2]]));
    }

    [Fact]
    public void Damaged_files_are_corrupt_or_read_to_the_end()
    {
        var random = new Random(9);
        var dictionary = RandomDictionary(random, 40);
        var field = Field(1);
        var segment = new SegmentFixture(60, field);
        var docs = RandomSetOfAtLeast(random, 60, dictionary.Length);
        Write(segment, field, docs, RandomOrds(random, docs.Cardinality(), dictionary.Length), dictionary);
        FileDamage.Run(segment, [Dvm, Dvd], () =>
        {
            using var reader = new DocValuesReader(segment.ReadState);
            var cursor = reader.GetSorted(field)!;
            for (var doc = cursor.NextDoc(); doc != DocIdSetIterator.NoMoreDocs; doc = cursor.NextDoc())
            {
                cursor.LookupOrd(cursor.OrdValue);
            }

            foreach (var term in dictionary)
            {
                cursor.LookupTerm(term);
            }
        });
    }

    /// <summary>Ascending distinct terms, many of which begin alike.</summary>
    internal static byte[][] RandomDictionary(Random random, int count)
    {
        var terms = new SortedSet<byte[]>(Comparer<byte[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b)));
        while (terms.Count < count)
        {
            var term = new byte[random.Next(random.Next(5) == 0 ? 60 : 8)];
            for (var i = 0; i < term.Length; i++)
            {
                term[i] = (byte)(random.Next(3) == 0 ? random.Next(256) : 'a' + random.Next(2));
            }

            terms.Add(term);
        }

        return [.. terms];
    }

    internal static FixedBitSet RandomSetOfAtLeast(Random random, int maxDoc, int atLeast)
    {
        var docs = new FixedBitSet(maxDoc);
        for (var count = 0; count < atLeast;)
        {
            count += docs.GetAndSet(random.Next(maxDoc)) ? 0 : 1;
        }

        return docs;
    }

    internal static void AssertDictionary(Random random, SortedDocValues cursor, byte[][] dictionary, string message)
    {
        Assert.Equal(dictionary.Length, cursor.ValueCount);
        for (var i = 0; i < dictionary.Length * 2; i++)
        {
            var ord = i < dictionary.Length ? i : random.Next(dictionary.Length);
            Assert.True(cursor.LookupOrd(ord).SequenceEqual(dictionary[ord]), $"{message}: LookupOrd({ord})");
            Assert.True(cursor.LookupTerm(dictionary[ord]) == ord, $"{message}: LookupTerm of {ord}");
            AssertMissing(cursor, dictionary, [.. dictionary[ord], 0], message);
            if (dictionary[ord].Length > 0)
            {
                AssertMissing(cursor, dictionary, dictionary[ord][..^1], message);
            }
        }

        AssertMissing(cursor, dictionary, [], message);
        AssertMissing(cursor, dictionary, [255, 255, 255, 255], message);
    }

    private static void AssertMissing(SortedDocValues cursor, byte[][] dictionary, byte[] term, string message)
    {
        var expected = Array.BinarySearch(dictionary, term, Comparer<byte[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b)));
        Assert.True(cursor.LookupTerm(term) == expected, $"{message}: LookupTerm of {Convert.ToHexString(term)}");
    }

    private static FieldInfo Field(int number) => new("field" + number, number) { DocValuesType = DocValuesType.Sorted };

    private static void Write(SegmentFixture segment, FieldInfo field, FixedBitSet? docs, int[] ords, byte[][] dictionary)
    {
        using var writer = new DocValuesWriter(segment.WriteState);
        writer.AddSorted(field, new SortedColumn(docs, ords, dictionary));
        writer.Finish();
    }

    // Every ordinal occurs.
    private static int[] RandomOrds(Random random, int count, int terms)
    {
        var ords = new int[count];
        for (var i = 0; i < count; i++)
        {
            ords[i] = i < terms ? i : random.Next(terms);
        }

        random.Shuffle(ords);
        return ords;
    }

    private static void AssertOrds(DocValuesReader reader, FieldInfo field, FixedBitSet? docs, int[] ords, int maxDoc, string message)
    {
        var exact = reader.GetSorted(field)!;
        var next = (SortedColumnCursor)reader.GetSorted(field)!;
        var expected = new int[maxDoc];
        for (int doc = 0, index = 0; doc < maxDoc; doc++)
        {
            var has = docs is null || docs.Get(doc);
            expected[doc] = has ? ords[index++] : -1;
            if (exact.AdvanceExact(doc) != has || next.Column.OrdOf(doc) != expected[doc]
                || (has && (exact.OrdValue != expected[doc] || next.NextDoc() != doc || next.OrdValue != expected[doc])))
            {
                Assert.Fail($"{message}: document {doc}");
            }
        }

        var filled = new int[maxDoc];
        next.Column.Fill(0, filled.AsSpan(0, maxDoc / 3));
        next.Column.Fill(maxDoc / 3, filled.AsSpan(maxDoc / 3));
        Assert.True(expected.AsSpan().SequenceEqual(filled), $"{message}: Fill");
    }
}
