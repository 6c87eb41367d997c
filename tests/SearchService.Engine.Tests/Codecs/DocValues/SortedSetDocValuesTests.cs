using SearchService.Engine.Codecs;
using SearchService.Engine.Model;
using SearchService.Engine.Store;
using SearchService.Engine.Util;
using Xunit;

namespace SearchService.Engine.Tests.Codecs.DocValues;

public sealed class SortedSetDocValuesTests
{
    private const string Dvm = "_0_Lucene80_0.dvm";
    private const string Dvd = "_0_Lucene80_0.dvd";

    [Fact]
    public void Meta_begins_with_the_kind_and_places_ordinals_before_addresses()
    {
        var field = Field(2);
        var segment = new SegmentFixture(2, field);
        Write(segment, field, null, [0, 2, 3], [0, 1, 1], [[(byte)'a'], [(byte)'b']]);
        Assert.Equal(
            "00000002" + "03" + "01" + // field, type, several values
            "FFFFFFFFFFFFFFFF" + "0000000000000000" + "FFFF" + "FF" + // all documents
            "01" + "0000000000000039" + "0000000000000004" + // bits, ordinals
            "00000002" + "000000000000003D" + "10" + // documents, addresses, shift
            "0000000000000000" + "3FC00000" + "0000000000000000" + "01" + // 0, 2, 3: slope 1.5, distances 0, 1, 0 in 1 bit
            "0000000000000004", // bytes of addresses
            segment.Hex(Dvm, 0x3D, 84));
        Assert.Equal("60000000" + "40000000" + "0161" + "0062", segment.Hex(Dvd, 0x39, 12)); // 0 1 1 | 0 1 0 | "a", "b"
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Reader_gives_back_what_was_written(int seed)
    {
        var random = new Random(seed);
        foreach (var maxDoc in (int[])[1, 50, 4096, 70_000])
        {
            foreach (var perDocument in (int[])[1, 2, 20])
            {
                var docs = random.Next(2) == 0 ? null : IndexedDisiTests.RandomSet(random, maxDoc);
                var dictionary = SortedDocValuesTests.RandomDictionary(random, 1 + random.Next(200));
                var (starts, ords) = RandomOrds(random, docs?.Cardinality() ?? maxDoc, perDocument, dictionary.Length);
                var field = Field(4);
                var segment = new SegmentFixture(maxDoc, field);
                Write(segment, field, docs, starts, ords, dictionary);
                using var reader = new DocValuesReader(segment.ReadState);
                AssertColumn(reader, field, docs, starts, ords, maxDoc, $"seed {seed}, {maxDoc} documents, {perDocument} each");
                AssertTerms(reader.GetSortedSet(field)!, dictionary);
            }
        }
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
        var cursor = reader.GetSortedSet(field)!;
        Assert.Equal(0, cursor.ValueCount);
        Assert.Equal(DocIdSetIterator.NoMoreDocs, cursor.NextDoc());
        var starts = new int[4];
        reader.FindSortedSet(field)!.FillStarts(0, starts);
        Assert.Equal([0, 0, 0, 0], starts);
    }

    [Fact]
    public void Columns_that_contradict_themselves_are_refused()
    {
        var field = Field(2);
        Assert.Throws<ArgumentException>(() => Write(new SegmentFixture(2, field), field, null, [0, 0, 2], [0, 1], [[1], [2]]));
        Assert.Throws<ArgumentException>(() => Write(new SegmentFixture(2, field), field, null, [0, 1, 3], [0, 1], [[1], [2]]));
        Assert.Throws<ArgumentException>(() => Write(new SegmentFixture(2, field), field, null, [0, 2, 3], [0, 1, 2], [[1], [2]]));
    }

    [Fact]
    public void Finish_refuses_types_that_are_not_written()
    {
        var binary = new FieldInfo("b", 3) { DocValuesType = DocValuesType.Binary };
        using var writer = new DocValuesWriter(new SegmentFixture(2, binary).WriteState);
        Assert.Throws<NotSupportedException>(writer.Finish);
    }

    [Fact]
    public void Damaged_files_are_corrupt_or_read_to_the_end()
    {
        var random = new Random(2);
        var field = Field(1);
        var segment = new SegmentFixture(40, field);
        var docs = SortedDocValuesTests.RandomSetOfAtLeast(random, 40, 30);
        var (starts, ords) = RandomOrds(random, 30, 4, 10);
        Write(segment, field, docs, starts, ords, SortedDocValuesTests.RandomDictionary(random, 10));
        FileDamage.Run(segment, [Dvm, Dvd], () =>
        {
            using var reader = new DocValuesReader(segment.ReadState);
            var cursor = reader.GetSortedSet(field)!;
            for (var doc = cursor.NextDoc(); doc != DocIdSetIterator.NoMoreDocs; doc = cursor.NextDoc())
            {
                for (var ord = cursor.NextOrd(); ord >= 0; ord = cursor.NextOrd())
                {
                    cursor.LookupOrd(ord);
                }
            }

            reader.FindSortedSet(field)!.FillStarts(0, new int[41]);
        });
    }

    [Fact]
    public void Other_types_are_passed_over()
    {
        FieldInfo[] fields =
        [
            new("binary", 1) { DocValuesType = DocValuesType.Binary, Attributes = { ["Lucene80DocValuesFormat.mode"] = "BEST_SPEED" } },
            new("compressed", 2) { DocValuesType = DocValuesType.Binary, Attributes = { ["Lucene80DocValuesFormat.mode"] = "BEST_COMPRESSION" } },
            new("numbers", 3) { DocValuesType = DocValuesType.SortedNumeric },
            NumericDocValuesTests.Field(4),
        ];
        var segment = new SegmentFixture(2, fields);
        WriteOtherTypes(segment);
        using var reader = new DocValuesReader(segment.ReadState);
        Assert.Null(reader.GetSortedSet(fields[2]));
        Assert.True(reader.FindNumeric(fields[3])!.TryGet(1, out var value) && value == 77);
    }

    // Two documents with binary values "a" and "bc", with one compressed chunk, with the numbers 1, 2 and 3; then a constant column.
    private static void WriteOtherTypes(SegmentFixture segment)
    {
        using var meta = segment.Directory.CreateOutput(Dvm);
        using var data = segment.Directory.CreateOutput(Dvd);
        CodecUtil.WriteIndexHeader(meta, DocValuesFormat.MetaCodec, 2, SegmentFixture.Id, "Lucene80_0");
        CodecUtil.WriteIndexHeader(data, DocValuesFormat.DataCodec, 2, SegmentFixture.Id, "Lucene80_0");
        var monotonic = Convert.FromHexString("0000000000000000" + "00000000" + "0000000000000000" + "00");
        var all = Convert.FromHexString("FFFFFFFFFFFFFFFF" + "0000000000000000" + "FFFF" + "FF");
        void Write(string hex, params ReadOnlySpan<byte[]> parts)
        {
            meta.WriteBytes(Convert.FromHexString(hex));
            foreach (var part in parts)
            {
                meta.WriteBytes(part);
            }
        }

        const string zero = "0000000000000000";
        const string constant = "0000000000000002" + "FFFFFFFF" + "00" + "000000000000004D" + zero + zero + zero + "FFFFFFFFFFFFFFFF";
        Write("00000001" + "01" + zero + zero, all);
        Write("00000002" + "00000001" + "00000002" + zero + "10", monotonic); // documents, lengths, addresses
        Write(zero + "00000002" + "01" + zero + zero, all);
        Write("00000002" + "00000001" + "00000001" + zero + "01" + "05" + "0A" + "10", monotonic); // addresses of chunks
        Write(zero + "00000003" + "04", all);
        Write("0000000000000003" + "FFFFFFFF" + "02" + zero + "0000000000000001" + zero + zero + "FFFFFFFFFFFFFFFF");
        Write("00000002" + zero + "10", monotonic); // 2 documents, 3 values: addresses
        Write(zero + "00000004" + "00", all);
        Write(constant + "FFFFFFFF");
        CodecUtil.WriteFooter(meta);
        CodecUtil.WriteFooter(data);
    }

    private static FieldInfo Field(int number) => new("field" + number, number) { DocValuesType = DocValuesType.SortedSet };

    private static void Write(SegmentFixture segment, FieldInfo field, FixedBitSet? docs, int[] starts, int[] ords, byte[][] dictionary)
    {
        using var writer = new DocValuesWriter(segment.WriteState);
        writer.AddSortedSet(field, new SortedSetColumn(docs, starts, ords, dictionary));
        writer.Finish();
    }

    internal static (int[] Starts, int[] Ords) RandomOrds(Random random, int documents, int perDocument, int terms)
    {
        var starts = new List<int> { 0 };
        var ords = new List<int>();
        for (var i = 0; i < documents; i++)
        {
            var count = 1 + random.Next(perDocument);
            ords.AddRange(Enumerable.Range(0, count).Select(_ => random.Next(terms)).Distinct().Order());
            starts.Add(ords.Count);
        }

        return ([.. starts], [.. ords]);
    }

    private static void AssertTerms(SortedSetDocValues cursor, byte[][] dictionary)
    {
        for (var ord = 0; ord < dictionary.Length; ord++)
        {
            Assert.Equal(dictionary[ord], cursor.LookupOrd(ord).ToArray());
            Assert.Equal(ord, cursor.LookupTerm(dictionary[ord]));
        }
    }

    private static void AssertColumn(DocValuesReader reader, FieldInfo field, FixedBitSet? docs, int[] starts, int[] ords, int maxDoc, string message)
    {
        var exact = reader.GetSortedSet(field)!;
        var next = (SortedSetColumnCursor)reader.GetSortedSet(field)!;
        var column = next.Column;
        var filled = new int[maxDoc + 1];
        column.FillStarts(0, filled.AsSpan(0, (maxDoc / 2) + 1));
        column.FillStarts(maxDoc / 2, filled.AsSpan(maxDoc / 2));
        for (int doc = 0, index = 0; doc < maxDoc; doc++)
        {
            var has = docs is null || docs.Get(doc);
            var range = has ? ords.AsSpan(starts[index], starts[index + 1] - starts[index]) : default;
            index += has ? 1 : 0;
            var same = exact.AdvanceExact(doc) == has && column.TryGetRange(doc, out var start, out var end) == has
                && end - start == range.Length && filled[doc + 1] - filled[doc] == range.Length;
            if (same && has)
            {
                same = next.NextDoc() == doc && AreSame(exact, range) && AreSame(next, range) && column.Ords.Get(filled[doc]) == range[0];
            }

            if (!same)
            {
                Assert.Fail($"{message}: document {doc}");
            }
        }

        Assert.Equal(DocIdSetIterator.NoMoreDocs, next.NextDoc());
        var all = new int[column.Ords.Count];
        column.Ords.Fill(0, all);
        Assert.Equal(ords, all);
    }

    private static bool AreSame(SortedSetDocValues cursor, ReadOnlySpan<int> ords)
    {
        foreach (var ord in ords)
        {
            if (cursor.NextOrd() != ord)
            {
                return false;
            }
        }

        return cursor.NextOrd() == SortedSetDocValues.NoMoreOrds;
    }
}
