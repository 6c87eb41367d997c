using SearchService.Engine.Codecs;
using SearchService.Engine.Model;
using SearchService.Engine.Store;
using SearchService.Engine.Util;
using Xunit;

namespace SearchService.Engine.Tests.Codecs.Norms;

public sealed class NormsTests
{
    private const string Nvm = "_0.nvm";
    private const string Nvd = "_0.nvd";

    [Fact]
    public void Files_have_the_bytes_of_the_worked_example()
    {
        var title = Field(1);
        var segment = new SegmentFixture(4, title);
        Write(segment, (title, IndexedDisiTests.SetOf(4, 0, 1, 2), [2, 4, 2, 0]));

        Assert.Equal(
            "00000001" + // field
            "000000000000002B" + "0000000000000010" + "0000" + "09" + // set: offset, length, jump table, rank power
            "00000003" + "01" + "000000000000003B" + // documents, bytes each, offset
            "FFFFFFFF" + "C02893E8",
            segment.Hex(Nvm, 0x2F, 44));
        Assert.Equal("0000000200000001" + "00027FFF0000FFFF" + "020402" + "C02893E8", segment.Hex(Nvd, 0x2B, 23));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Reader_gives_back_what_was_written(int seed)
    {
        var random = new Random(seed);
        foreach (var maxDoc in (int[])[1, 100, 4096, 65536, 65537, 140_000])
        {
            FieldInfo[] fields = [Field(0), Field(1), Field(2), Field(5), Field(6)];
            var norms = new byte[maxDoc];
            random.NextBytes(norms);
            var equal = new byte[maxDoc];
            Array.Fill(equal, (byte)200);
            var some = IndexedDisiTests.RandomSet(random, maxDoc);
            var segment = new SegmentFixture(maxDoc, fields);
            Write(segment, (fields[3], null, norms), (fields[0], some, norms), (fields[1], null, equal), (fields[2], some, equal));

            using var reader = new NormsReader(segment.ReadState);
            reader.CheckIntegrity();
            var message = $"seed {seed}, maxDoc {maxDoc}";
            AssertNorms(reader, fields[3], null, norms, message);
            AssertNorms(reader, fields[0], some, norms, message);
            AssertNorms(reader, fields[1], null, equal, message);
            AssertNorms(reader, fields[2], some, equal, message);
            AssertNorms(reader, fields[4], new FixedBitSet(maxDoc), norms, message); // never added
        }
    }

    [Fact]
    public void DenseBytes_are_there_only_when_each_document_has_a_byte()
    {
        FieldInfo[] fields = [Field(0), Field(1), Field(2)];
        var segment = new SegmentFixture(3, fields);
        Write(segment, (fields[0], null, [1, 2, 255]), (fields[1], null, [3, 3, 3]), (fields[2], IndexedDisiTests.SetOf(3, 0, 1), [4, 5, 0]));
        using var reader = new NormsReader(segment.ReadState);
        Assert.Equal([1, 2, 255], reader.FindColumn(fields[0])!.DenseBytes.ToArray());
        Assert.True(reader.FindColumn(fields[1])!.DenseBytes.IsEmpty);
        Assert.True(reader.FindColumn(fields[2])!.DenseBytes.IsEmpty);
    }

    [Theory]
    [InlineData(2, new long[] { 300, -300, 0, 7 })]
    [InlineData(4, new long[] { 70_000, -70_000, 0, 7 })]
    [InlineData(8, new long[] { long.MaxValue, long.MinValue, 0, 7 })]
    public void Wider_norms_are_read(int bytesPerNorm, long[] norms)
    {
        var field = Field(1);
        var segment = new SegmentFixture(4, field);
        using (var meta = segment.Directory.CreateOutput(Nvm))
        using (var data = segment.Directory.CreateOutput(Nvd))
        {
            CodecUtil.WriteIndexHeader(meta, NormsFormat.MetaCodec, 0, SegmentFixture.Id, "");
            CodecUtil.WriteIndexHeader(data, NormsFormat.DataCodec, 0, SegmentFixture.Id, "");
            meta.WriteInt(1);
            meta.WriteLong(-1);
            meta.WriteLong(0);
            meta.WriteShort(-1);
            meta.WriteByte(0xFF);
            meta.WriteInt(4);
            meta.WriteByte((byte)bytesPerNorm);
            meta.WriteLong(data.Position);
            meta.WriteInt(-1);
            foreach (var norm in norms)
            {
                data.WriteBytes(BitConverter.GetBytes(norm).Take(bytesPerNorm).Reverse().ToArray());
            }

            CodecUtil.WriteFooter(meta);
            CodecUtil.WriteFooter(data);
        }

        using var reader = new NormsReader(segment.ReadState);
        var cursor = reader.GetNorms(field)!;
        foreach (var norm in norms)
        {
            cursor.NextDoc();
            Assert.Equal(norm, cursor.LongValue);
        }
    }

    [Fact]
    public void AddField_refuses_what_contradicts_the_segment()
    {
        var field = Field(1);
        var noNorms = new FieldInfo("id", 2) { IndexOptions = IndexOptions.Docs, OmitNorms = true };
        using var writer = new NormsWriter(new SegmentFixture(4, field, noNorms).WriteState);
        Assert.Throws<ArgumentException>(() => writer.AddField(field, null, new byte[3]));
        Assert.Throws<ArgumentException>(() => writer.AddField(noNorms, null, new byte[4]));
        writer.AddField(field, null, new byte[4]);
        Assert.Throws<ArgumentException>(() => writer.AddField(field, null, new byte[4]));
    }

    [Fact]
    public void Damaged_files_are_corrupt_or_read_to_the_end()
    {
        var field = Field(1);
        var dense = Field(3);
        var segment = new SegmentFixture(100, field, dense);
        var norms = Enumerable.Range(1, 100).Select(i => (byte)i).ToArray();
        Write(segment, (field, IndexedDisiTests.SetOf(100, 3, 5, 60, 99), norms), (dense, null, norms));
        FileDamage.Run(segment, [Nvm, Nvd], () =>
        {
            using var reader = new NormsReader(segment.ReadState);
            var all = new byte[100];
            reader.FindColumn(field)!.Fill(0, all);
            reader.FindColumn(dense)!.Fill(0, all);
            reader.GetNorms(field)!.Fill([.. Enumerable.Range(0, 100)], new long[100], 0);
        });
    }

    private static FieldInfo Field(int number) =>
        new("field" + number, number) { IndexOptions = IndexOptions.DocsAndFreqsAndPositions };

    private static void Write(SegmentFixture segment, params (FieldInfo Field, FixedBitSet? Docs, byte[] Norms)[] columns)
    {
        using var writer = new NormsWriter(segment.WriteState);
        foreach (var (field, docs, norms) in columns)
        {
            writer.AddField(field, docs, norms);
        }

        writer.Finish();
    }

    private static void AssertNorms(NormsReader reader, FieldInfo field, FixedBitSet? docs, byte[] norms, string message)
    {
        var expected = new byte[norms.Length];
        var cursor = reader.GetNorms(field)!;
        for (var doc = 0; doc < norms.Length; doc++)
        {
            var has = docs is null || docs.Get(doc);
            expected[doc] = has ? norms[doc] : (byte)0;
            if (cursor.AdvanceExact(doc) != has || (has && cursor.LongValue != (sbyte)norms[doc]))
            {
                Assert.Fail($"{message}, {field}, document {doc}");
            }
        }

        var filled = new byte[norms.Length];
        var half = norms.Length / 2;
        reader.FindColumn(field)!.Fill(0, filled.AsSpan(0, half));
        reader.FindColumn(field)!.Fill(half, filled.AsSpan(half));
        Assert.True(expected.AsSpan().SequenceEqual(filled), $"{message}, {field}: Fill");

        int[] docIds = [.. Enumerable.Range(0, norms.Length).Where(doc => doc % 3 != 1)];
        var values = new long[docIds.Length];
        reader.GetNorms(field)!.Fill(docIds, values, -1_000);
        var due = docIds.Select(doc => docs?.Get(doc) == false ? -1_000L : (sbyte)norms[doc]);
        Assert.True(due.SequenceEqual(values), $"{message}, {field}: Fill of the cursor");
    }
}
