using System.Buffers.Binary;
using SearchService.Engine.Codecs;
using SearchService.Engine.Model;
using SearchService.Engine.Store;
using SearchService.Engine.Tests.Coding;
using SearchService.Engine.Util;
using Xunit;

namespace SearchService.Engine.Tests.Codecs.DocValues;

public sealed class NumericDocValuesTests
{
    private const string Dvm = "_0_Lucene80_0.dvm";
    private const string Dvd = "_0_Lucene80_0.dvd";

    public static TheoryData<string> Shapes =>
        ["constant", "table", "multiples", "bytes", "shorts", "ints", "longs", "extremes", "times", "blocks", "blocks of multiples", "ascending"];

    [Fact]
    public void Files_have_the_bytes_of_the_worked_example()
    {
        var price = Field(3);
        var segment = new SegmentFixture(4, price);
        Write(segment, price, null, [10, 30, 20, 50]);

        const int headerLength = 0x3D; // of the meta file; that of the data file ends at 0x39
        Assert.Equal(
            "00000003" + "00" + // field, type
            "FFFFFFFFFFFFFFFF" + "0000000000000000" + "FFFF" + "FF" + // all documents
            "0000000000000004" + "00000004" + // values, table size
            "000000000000000A" + "0000000000000014" + "000000000000001E" + "0000000000000032" +
            "02" + "0000000000000000" + "0000000000000001" + // bits, min, gcd
            "0000000000000039" + "0000000000000004" + "FFFFFFFFFFFFFFFF" + // values, no jump table
            "FFFFFFFF",
            segment.Hex(Dvm, headerLength, 113));
        Assert.Equal("27000000" + "C02893E8", segment.Hex(Dvd, 0x39, 8)); // table entries 00 10 01 11
        Assert.Equal("Lucene80", price.Attributes["PerFieldDocValuesFormat.format"]);
        Assert.Equal("0", price.Attributes["PerFieldDocValuesFormat.suffix"]);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Dense_columns_come_back(string shape)
    {
        foreach (var count in (int[])[1, 2, 255, 16_384, 16_385, 40_000])
        {
            var random = new Random(count);
            var values = Column(random, shape, count);
            var field = Field(7);
            var segment = new SegmentFixture(count, field);
            Write(segment, field, null, values);
            AssertColumn(random, segment, field, null, values, $"{shape}, {count} values");
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Sparse_columns_come_back(string shape)
    {
        foreach (var maxDoc in (int[])[2, 4096, 65_536, 131_073])
        {
            var random = new Random(maxDoc);
            var docs = IndexedDisiTests.RandomSet(random, maxDoc);
            var values = Column(random, shape, docs.Cardinality());
            var field = Field(7);
            var segment = new SegmentFixture(maxDoc, field);
            Write(segment, field, docs, values);
            AssertColumn(random, segment, field, docs, values, $"{shape}, {maxDoc} documents");
        }
    }

    [Theory]
    [InlineData(new long[] { 5, 5, 5 }, -1, 0, 5, 0)] // constant
    [InlineData(new long[] { 1, 1L << 40 }, -1, 1, 1, (1L << 40) - 1)] // two values are 0 and 1 times their distance
    [InlineData(new long[] { 100, 103, 106, 112 }, 4, 2, 0, 1)] // table: the distances 0, 1, 2, 4 need 4 bits
    [InlineData(new long[] { 100, 103, 106, 109 }, -1, 2, 100, 3)] // multiples
    [InlineData(new long[] { 0, 1, 2, 3 }, -1, 2, 0, 1)]
    [InlineData(new long[] { 201, 202, 255, 210, 203 }, 5, 4, 0, 1)]
    [InlineData(new long[] { long.MinValue, long.MaxValue }, 2, 1, 0, 1)]
    public void Write_chooses_the_form_as_Lucene_does(long[] values, int tableSize, int bitsPerValue, long min, long gcd)
    {
        var meta = new MemoryOutput();
        NumericValuesWriter.Write(meta, new MemoryOutput(), values);
        var read = NumericValuesMeta.Read(DirectInputs.Open(meta));
        Assert.Equal((tableSize, bitsPerValue, min, gcd), (read.Table?.Length ?? -1, read.BitsPerValue, read.Min, read.Gcd));
    }

    [Fact]
    public void Write_keeps_values_as_they_are_when_the_minimum_saves_no_bits()
    {
        var meta = new MemoryOutput();
        var values = Enumerable.Range(0, 300).Select(i => 1L + (i * 200)).Append(2).ToArray();
        NumericValuesWriter.Write(meta, new MemoryOutput(), values);
        Assert.Equal(0, NumericValuesMeta.Read(DirectInputs.Open(meta)).Min);
    }

    [Fact]
    public void Write_uses_blocks_when_values_drift()
    {
        var meta = new MemoryOutput();
        NumericValuesWriter.Write(meta, new MemoryOutput(), Column(new Random(1), "blocks", 40_000));
        var read = NumericValuesMeta.Read(DirectInputs.Open(meta));
        Assert.Equal((14, 0xFF), (read.BlockShift, read.BitsPerValue));
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

        Assert.Equal("Lucene80", field.Attributes["PerFieldDocValuesFormat.format"]);
        using var reader = new DocValuesReader(segment.ReadState);
        var cursor = reader.GetNumeric(field)!;
        Assert.False(cursor.AdvanceExact(0));
        Assert.Equal(DocIdSetIterator.NoMoreDocs, cursor.NextDoc());
        Assert.Null(reader.GetNumeric(Field(5)));
    }

    [Fact]
    public void Updates_are_read_from_the_files_of_their_generation()
    {
        var segment = new SegmentFixture(3, Field(2));
        Write(segment, segment.Fields.Single(), null, [1, 2, 3]);
        var updated = new FieldInfo("field2", 2) { DocValuesType = DocValuesType.Numeric, DocValuesGen = 37 };

        // The same bytes under the name and with the header suffix of generation 37.
        foreach (var (file, extension, headerLength) in (ReadOnlySpan<(string, string, int)>)[(Dvm, "dvm", 0x3D), (Dvd, "dvd", 0x39)])
        {
            var bytes = segment.Directory.GetFile(file).ToList();
            var suffixLength = headerLength - 11;
            Assert.Equal(10, bytes[suffixLength]);
            bytes[suffixLength] = 13;
            bytes.InsertRange(suffixLength + 1, "11_"u8.ToArray());
            var renamed = bytes.ToArray();
            MoveOffset(renamed, extension);
            SegmentFixture.Reseal(renamed);
            segment.Directory.SetFile("_0_11_Lucene80_0." + extension, renamed);
        }

        var current = new SegmentReadState(segment.Directory, segment.Info, new FieldInfos([updated]));
        using var reader = new DocValuesReader(new SegmentReadState(new RamDirectory(), segment.Info, current.FieldInfos), 37, segment.Directory);
        Assert.True(reader.FindNumeric(updated)!.TryGet(2, out var value) && value == 3);
        using var old = new DocValuesReader(current);
        Assert.Null(old.GetNumeric(updated));
    }

    [Fact]
    public void Columns_that_contradict_the_segment_are_refused()
    {
        var field = Field(2);
        using var writer = new DocValuesWriter(new SegmentFixture(3, field).WriteState);
        Assert.Throws<ArgumentException>(() => writer.AddNumeric(new FieldInfo("x", 9), new NumericColumn(null, new long[3])));
        Assert.Throws<ArgumentException>(() => writer.AddNumeric(field, new NumericColumn(null, new long[2])));
    }

    [Theory]
    [InlineData("constant")]
    [InlineData("table")]
    [InlineData("multiples")]
    public void Damaged_files_are_corrupt_or_read_to_the_end(string shape)
    {
        var field = Field(1);
        var segment = new SegmentFixture(90, field);
        var docs = IndexedDisiTests.SetOf(90, 1, 2, 50, 60, 70, 80, 81, 89);
        Write(segment, field, docs, Column(new Random(3), shape, 8));
        FileDamage.Run(segment, [Dvm, Dvd], () => ReadAll(segment, field));
    }

    [Fact]
    public void Damaged_block_mode_is_corrupt_or_reads_to_the_end()
    {
        var field = Field(1);
        var segment = new SegmentFixture(40_000, field);
        Write(segment, field, null, Column(new Random(3), "blocks", 40_000));
        FileDamage.Run(segment, [Dvm], () => ReadAll(segment, field));
    }

    [Theory]
    [InlineData("blocks")]
    [InlineData("ints")]
    public void Damaged_dense_sets_are_corrupt_or_read_to_the_end(string shape)
    {
        var field = Field(1);
        var segment = new SegmentFixture(65_536, field);
        var docs = new FixedBitSet(65_536);
        docs.SetRange(1, 4000);
        docs.SetRange(30_000, 65_000);
        Write(segment, field, docs, Column(new Random(3), shape, docs.Cardinality()));

        FileDamage.RunSample(segment, Dvd, 150, () =>
        {
            ReadAll(segment, field);
            using var reader = new DocValuesReader(segment.ReadState);
            var cursor = reader.GetNumeric(field)!;
            for (var doc = 0; doc < segment.Info.MaxDoc; doc += 97)
            {
                _ = cursor.AdvanceExact(doc) ? cursor.LongValue : 0;
            }
        });
    }

    internal static FieldInfo Field(int number) => new("field" + number, number) { DocValuesType = DocValuesType.Numeric };

    private static void Write(SegmentFixture segment, FieldInfo field, FixedBitSet? docs, long[] values)
    {
        using var writer = new DocValuesWriter(segment.WriteState);
        writer.AddNumeric(field, new NumericColumn(docs, values));
        writer.Finish();
    }

    private static void MoveOffset(byte[] file, string extension)
    {
        if (extension == "dvm")
        {
            var offset = file.AsSpan(file.Length - 16 - 4 - 24);
            BinaryPrimitives.WriteInt64BigEndian(offset, BinaryPrimitives.ReadInt64BigEndian(offset) + 3);
        }
    }

    private static void ReadAll(SegmentFixture segment, FieldInfo field)
    {
        using var reader = new DocValuesReader(segment.ReadState);
        reader.FindNumeric(field)!.Fill(0, new long[segment.Info.MaxDoc], 0);
    }

    private static long[] Column(Random random, string shape, int count)
    {
        var values = new long[count];
        var table = Enumerable.Range(0, 1 + random.Next(256)).Select(_ => random.NextInt64()).ToArray();
        for (var i = 0; i < count; i++)
        {
            values[i] = shape switch
            {
                "constant" => -42,
                "table" => table[random.Next(table.Length)],
                "multiples" => -5000 + (random.NextInt64(1 << 20) * 12_345),
                "bytes" => random.Next(256),
                "shorts" => random.Next(-30_000, 30_000),
                "ints" => random.Next(),
                "longs" => random.NextInt64(),
                "extremes" => random.NextInt64(long.MinValue, long.MaxValue),
                "times" => 1_600_000_000_000 + random.NextInt64(1L << 36),
                "blocks" => ((i >> 14) * 1_000_000_000L) + random.Next(300),
                "blocks of multiples" => ((i >> 14) * 1_000_000_000L) + (random.Next(2000) * ((i >> 14) == 1 ? 0 : 50)),
                "ascending" => i * 3L,
                _ => throw new ArgumentException(shape),
            };
        }

        return values;
    }

    private static void AssertColumn(Random random, SegmentFixture segment, FieldInfo field, FixedBitSet? docs, long[] values, string message)
    {
        using var reader = new DocValuesReader(segment.ReadState);
        reader.CheckIntegrity();
        var maxDoc = segment.Info.MaxDoc;
        var expected = new long[maxDoc];
        var exact = reader.GetNumeric(field)!;
        var next = (NumericColumnCursor)reader.GetNumeric(field)!;
        for (int doc = 0, index = 0; doc < maxDoc; doc++)
        {
            var has = docs is null || docs.Get(doc);
            expected[doc] = has ? values[index++] : -7;
            if (exact.AdvanceExact(doc) != has || (has && (exact.LongValue != expected[doc] || next.NextDoc() != doc || next.LongValue != expected[doc])))
            {
                Assert.Fail($"{message}: document {doc}");
            }

            if (next.Column.TryGet(doc, out var value) != has || (has && value != expected[doc]))
            {
                Assert.Fail($"{message}: TryGet of document {doc}");
            }
        }

        Assert.Equal(DocIdSetIterator.NoMoreDocs, next.NextDoc());
        for (var round = 0; round < 5; round++)
        {
            var start = round == 0 ? 0 : random.Next(maxDoc);
            var filled = new long[round == 0 ? maxDoc : random.Next(1 + maxDoc - start)];
            next.Column.Fill(start, filled, -7);
            Assert.True(expected.AsSpan(start, filled.Length).SequenceEqual(filled), $"{message}: Fill from {start}");
        }
    }
}
