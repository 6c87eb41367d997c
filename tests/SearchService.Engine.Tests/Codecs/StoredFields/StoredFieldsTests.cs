using System.Globalization;
using System.Text;
using SearchService.Engine.Codecs;
using SearchService.Engine.Model;
using SearchService.Engine.Store;
using SearchService.Engine.Tests.Coding;
using SearchService.Testing;
using Xunit;

namespace SearchService.Engine.Tests.Codecs;

public sealed class StoredFieldsTests
{
    private static readonly FieldInfos Fields = new(
        [new("id", 0), new("title", 1), new("cat", 2), new("price", 3), new("body", 40), new("raw", 41)]);

    [Fact]
    public void Writer_gives_the_bytes_that_Lucene_wrote()
    {
        using var lucene = LuceneExample.OpenPlain();
        var info = SegmentInfosFormat.Read(lucene, "segments_2").Segments[0].Info;
        using var directory = new RamDirectory();
        using (var writer = new StoredFieldsWriter(directory, info))
        {
            AddExample(writer, "d0", "red fox", 10);
            AddExample(writer, "d1", "lazy red dog red", 30);
            AddExample(writer, "d2", "quick fox", 20);
            AddExample(writer, "d3", null, 50);
            writer.Finish(4);
        }

        Assert.Equal(["_0.fdm", "_0.fdt", "_0.fdx"], directory.ListAll());
        Assert.All(directory.ListAll(), name => Assert.Equal(Convert.ToHexString(lucene.GetFile(name)), Convert.ToHexString(directory.GetFile(name))));
    }

    [Fact]
    public void Reader_reads_what_Lucene_wrote()
    {
        using var directory = LuceneExample.OpenPlain();
        var info = SegmentInfosFormat.Read(directory, "segments_2").Segments[0].Info;
        using var reader = new StoredFieldsReader(new SegmentReadState(directory, info, FieldInfosFormat.Read(directory, info)));
        Assert.Equal(["id=string:d1", "title=string:lazy red dog red", "price=long:30"], ReadDocument(reader, 1));
        Assert.Equal(["id=string:d3", "price=long:50"], ReadDocument(reader, 3));
        reader.CheckIntegrity();
    }

    [Fact]
    public void Reader_returns_all_types()
    {
        using var directory = new RamDirectory();
        using var reader = Write(directory, 1, (writer, _) =>
        {
            writer.WriteString(0, "grüße \ud800!");
            writer.WriteString(0, "schön"u8);
            writer.WriteBinary(1, [0, 255, 7]);
            writer.WriteInt(2, int.MinValue);
            writer.WriteLong(3, long.MaxValue);
            writer.WriteFloat(40, -0f);
            writer.WriteDouble(41, Math.PI);
            writer.WriteString(1, "");
        });
        Assert.Equal(
            ["id=string:grüße \ufffd!", "id=string:schön", "title=binary:00FF07", "cat=int:-2147483648", "price=long:9223372036854775807",
                "body=float:-2147483648", $"raw=double:{BitConverter.DoubleToInt64Bits(Math.PI)}", "title=string:"],
            ReadDocument(reader, 0));
    }

    [Fact]
    public void Reader_skips_what_the_visitor_does_not_want()
    {
        using var directory = new RamDirectory();
        using var reader = Write(directory, 1, (writer, _) =>
        {
            writer.WriteString(0, "a");
            writer.WriteBinary(41, [1]);
            writer.WriteInt(41, 1);
            writer.WriteLong(41, 1);
            writer.WriteFloat(41, 1.5f);
            writer.WriteDouble(41, 1.1);
            writer.WriteInt(1, 5);
            writer.WriteString(40, "never seen");
            writer.WriteString(0, "nor this");
        });
        var visitor = new RecordingVisitor(f => f.Name switch { "raw" => StoredFieldDemand.No, "body" => StoredFieldDemand.Stop, _ => StoredFieldDemand.Yes });
        reader.VisitDocument(0, visitor);
        Assert.Equal(["id=string:a", "title=int:5"], visitor.Values);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(1024)]
    [InlineData(5000)]
    public void Reader_returns_documents_without_fields(int docs)
    {
        using var directory = new RamDirectory();
        using var reader = Write(directory, docs, (_, _) => { });
        for (var docId = 0; docId < docs; docId++)
        {
            Assert.Empty(ReadDocument(reader, docId));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Reader_and_cursor_return_what_was_written(int seed)
    {
        // Sizes from nothing to several slices, so that documents cross sub-blocks, slices and the dictionary.
        var random = new Random(seed);
        var sizes = new int[seed == 1 ? 3000 : 40];
        for (var i = 0; i < sizes.Length; i++)
        {
            sizes[i] = random.Next(10) == 0 ? 0 : random.Next(seed == 1 ? 900 : 120_000);
        }

        if (seed > 1)
        {
            sizes[7] = 650_000;
            sizes[8] = 1_400_000;
            sizes[20] = 3_000_000;
        }

        CheckRoundTrip(seed, sizes);
    }

    [Theory]
    [InlineData(614_399)]
    [InlineData(614_401)]
    [InlineData(1_228_790)]
    [InlineData(1_228_800)]
    [InlineData(1_300_001)]
    [InlineData(1_843_200)]
    public void Reader_returns_a_large_document(int size) => CheckRoundTrip(size, [size]);

    [Fact]
    public void Reader_allocates_nothing_for_a_document()
    {
        using var directory = new RamDirectory();
        using var reader = Write(directory, 2000, (writer, docId) => writer.WriteString(1, $"document {docId} with a few words"));
        var visitor = new RecordingVisitor(_ => StoredFieldDemand.No);
        var leastBytes = Allocations.LeastBytes(() =>
        {
            for (var docId = 0; docId < 2000; docId += 100)
            {
                reader.VisitDocument(docId, visitor);
            }
        });
        Assert.Equal(0, leastBytes);
    }

    [Fact]
    public async Task Reader_serves_several_threads()
    {
        using var directory = new RamDirectory();
        using var reader = Write(directory, 3000, (writer, docId) => writer.WriteString(1, string.Create(CultureInfo.InvariantCulture, $"document {docId} {new string('x', docId % 700)}")));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(thread => Task.Run(() =>
        {
            var random = new Random(thread);
            for (var i = 0; i < 500; i++)
            {
                var docId = random.Next(3000);
                Assert.Equal([$"title=string:document {docId} {new string('x', docId % 700)}"], ReadDocument(reader, docId));
            }
        })));
    }

    [Fact]
    public void AddSerialized_copies_documents_of_another_segment()
    {
        using var directory = new RamDirectory();
        using var source = Write(directory, 2500, (writer, docId) => writer.WriteLong(3, docId * 1000L));
        using var target = new RamDirectory();
        var info = CodecTestData.Segment(0);
        using (var writer = new StoredFieldsWriter(target, info))
        {
            using var cursor = source.OpenMergeCursor();
            for (var docId = 1; docId < 2500; docId += 2)
            {
                cursor.Read(docId, out var document, out var fieldCount);
                writer.AddSerialized(document, fieldCount);
            }

            info.MaxDoc = writer.DocCount;
            writer.Finish(1250);
        }

        using var reader = new StoredFieldsReader(new SegmentReadState(target, info, Fields));
        Assert.Equal(["price=long:2499000"], ReadDocument(reader, 1249));
        Assert.Equal(["price=long:1000"], ReadDocument(reader, 0));
    }

    [Fact]
    public void Finish_refuses_another_number_of_documents()
    {
        using var directory = new RamDirectory();
        using var writer = new StoredFieldsWriter(directory, CodecTestData.Segment(2));
        writer.StartDocument();
        writer.FinishDocument();
        Assert.Throws<ArgumentException>(() => writer.Finish(2));
    }

    [Theory]
    [InlineData("BEST_COMPRESSION", typeof(IndexFormatException))]
    [InlineData("BEST_OF_ALL", typeof(CorruptIndexException))]
    [InlineData(null, typeof(CorruptIndexException))]
    public void Reader_refuses_other_modes(string? mode, Type exception)
    {
        using var directory = new RamDirectory();
        var info = CodecTestData.Segment(1);
        Write(directory, info, (_, _) => { }).Dispose();
        info.Attributes.Remove(StoredFieldsFormat.ModeAttribute);
        if (mode is not null)
        {
            info.Attributes[StoredFieldsFormat.ModeAttribute] = mode;
        }

        var thrown = Assert.Throws(exception, () => { _ = new StoredFieldsReader(new SegmentReadState(directory, info, Fields)); });
        Assert.Contains(mode ?? "''", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Reader_finds_every_damage()
    {
        using var directory = new RamDirectory();
        var info = CodecTestData.Segment(30);
        Write(directory, info, (writer, docId) =>
        {
            writer.WriteString(0, $"document {docId}");
            writer.WriteString(1, "all documents say the same of themselves and of all documents");
            writer.WriteLong(3, docId);
        }).Dispose();
        void ReadAll()
        {
            using var reader = new StoredFieldsReader(new SegmentReadState(directory, info, Fields));
            for (var docId = 0; docId < info.MaxDoc; docId++)
            {
                ReadDocument(reader, docId);
            }
        }

        void Check()
        {
            using var reader = new StoredFieldsReader(new SegmentReadState(directory, info, Fields));
            reader.CheckIntegrity();
        }

        foreach (var name in directory.ListAll())
        {
            DamageAssert.EveryTruncation(directory, name, ReadAll);
            DamageAssert.EveryFlippedByte(directory, name, Check);
            Assert.True(DamageAssert.EveryFlippedBitBehindChecksum(directory, name, ReadAll) > 200, name);
        }

        Assert.True(DamageAssert.EveryFlippedBit(directory, "_0.fdt", ReadAll) > 200);
    }

    private static void CheckRoundTrip(int seed, int[] sizes)
    {
        var bodies = sizes.Select((size, i) => Lz4Inputs.Mixed(new Random(seed + i), size)).ToArray();
        using var directory = new RamDirectory();
        using var reader = Write(directory, sizes.Length, (writer, docId) =>
        {
            if (sizes[docId] > 0)
            {
                writer.WriteInt(0, docId);
                writer.WriteBinary(41, bodies[docId]);
            }
        });
        using var cursor = reader.OpenMergeCursor();
        for (var docId = 0; docId < sizes.Length; docId++)
        {
            string[] expected = sizes[docId] == 0 ? [] : [$"id=int:{docId}", $"raw=binary:{Convert.ToHexString(bodies[docId])}"];
            Assert.True(expected.SequenceEqual(ReadDocument(reader, docId)), $"seed {seed}: document {docId} of {sizes[docId]} bytes");

            cursor.Read(docId, out var document, out var fieldCount);
            Assert.Equal(expected.Length, fieldCount);
            Assert.True(document.EndsWith(bodies[docId]), $"seed {seed}: cursor at document {docId} of {sizes[docId]} bytes");
        }
    }

    private static StoredFieldsReader Write(RamDirectory directory, int docs, Action<StoredFieldsWriter, int> addFields) =>
        Write(directory, CodecTestData.Segment(docs), addFields);

    private static StoredFieldsReader Write(RamDirectory directory, SegmentInfo info, Action<StoredFieldsWriter, int> addFields)
    {
        using (var writer = new StoredFieldsWriter(directory, info))
        {
            for (var docId = 0; docId < info.MaxDoc; docId++)
            {
                writer.StartDocument();
                addFields(writer, docId);
                writer.FinishDocument();
            }

            writer.Finish(info.MaxDoc);
        }

        return new StoredFieldsReader(new SegmentReadState(directory, info, Fields));
    }

    private static void AddExample(StoredFieldsWriter writer, string id, string? title, long price)
    {
        writer.StartDocument();
        writer.WriteString(0, id);
        if (title is not null)
        {
            writer.WriteString(1, Encoding.UTF8.GetBytes(title));
        }

        writer.WriteLong(3, price);
        writer.FinishDocument();
    }

    private static List<string> ReadDocument(StoredFieldsReader reader, int docId)
    {
        var visitor = new RecordingVisitor();
        reader.VisitDocument(docId, visitor);
        return visitor.Values;
    }
}
