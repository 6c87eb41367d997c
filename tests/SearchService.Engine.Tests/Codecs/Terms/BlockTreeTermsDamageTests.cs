using System.Text;
using SearchService.Engine.Model;
using SearchService.Engine.Store;
using Xunit;

namespace SearchService.Engine.Tests.Codecs;

/// <summary>Damaged files: either the damage is found or it leads to some answer; nothing else happens.</summary>
public sealed class BlockTreeTermsDamageTests
{
    private static readonly FieldInfo Field = TermsSegment.Field("f", 0, IndexOptions.DocsAndFreqs);

    [Theory]
    [InlineData("tmd")]
    [InlineData("tim")]
    [InlineData("tip")]
    public void Reader_finds_every_truncation_at_opening(string extension)
    {
        var segment = Sample(1, 300, 3, 30);
        var name = TermsSegment.FileName(extension);
        var bytes = segment.Directory.GetFile(name);
        for (var length = 0; length < bytes.Length; length += 1 + (length / 20))
        {
            segment.Directory.SetFile(name, bytes.AsSpan(0, length));
            Assert.Throws<CorruptIndexException>(() => segment.OpenReader().Dispose());
        }
    }

    [Fact]
    public void Reader_finds_every_changed_byte_of_the_metadata_at_opening()
    {
        var segment = Sample(2, 300, 3, 30);
        var name = TermsSegment.FileName("tmd");
        var bytes = segment.Directory.GetFile(name);
        for (var i = 0; i < bytes.Length; i++)
        {
            var damaged = (byte[])bytes.Clone();
            damaged[i] ^= 0x10;
            segment.Directory.SetFile(name, damaged);
            Assert.ThrowsAny<CorruptIndexException>(() => segment.OpenReader().Dispose());
        }
    }

    [Theory]
    [InlineData("tim", 3, 2_000, 3, 30)]
    [InlineData("tim", 4, 1_000, 10, 3)]
    [InlineData("tip", 5, 4_000, 3, 30)]
    [InlineData("tip", 6, 3_000, 10, 3)]
    public void Cursor_on_changed_bytes_throws_nothing_but_corruption(string extension, int seed, int count, int maxLength, int alphabet)
    {
        var segment = Sample(seed, count, maxLength, alphabet);
        var name = TermsSegment.FileName(extension);
        var bytes = segment.Directory.GetFile(name);
        var random = new Random(seed);
        var found = 0;
        const int rounds = 150;
        for (var round = 0; round < rounds; round++)
        {
            var damaged = (byte[])bytes.Clone();
            for (var flips = random.Next(1, 4); flips > 0; flips--)
            {
                damaged[random.Next(60, damaged.Length - CodecUtil.FooterLength)] = (byte)random.Next(256);
            }

            segment.Directory.SetFile(name, damaged);
            found += IsCorruptionFound(segment, random, maxLength, alphabet) ? 1 : 0;
        }

        Assert.InRange(found, 1, rounds);
    }

    [Fact]
    public void CheckIntegrity_finds_a_changed_byte()
    {
        var segment = Sample(7, 300, 3, 30);
        var name = TermsSegment.FileName("tim");
        var bytes = segment.Directory.GetFile(name);
        bytes[100] ^= 1;
        segment.Directory.SetFile(name, bytes);
        using var reader = segment.OpenReader();

        Assert.Throws<CorruptIndexException>(reader.CheckIntegrity);
    }

    [Fact]
    public void Reader_refuses_fields_of_other_postings_formats()
    {
        var segment = Sample(8, 30, 3, 30);
        segment.Fields.Find("f")!.Attributes["PerFieldPostingsFormat.format"] = "Memory";

        Assert.Throws<IndexFormatException>(() => segment.OpenReader().Dispose());
    }

    [Fact]
    public void Next_from_a_sub_block_into_its_parent_finds_the_damage()
    {
        // Blocks "a" and "b" and the root, as in the format note. Block "b" loses its mark "last in floor": the root is next.
        var terms = Enumerable.Range(0, 60).Select(i => Encoding.ASCII.GetBytes($"{(i < 30 ? 'a' : 'b')}{i % 30:d2}"));
        var segment = TermsSegment.Write(FreshField(), 1, terms.Select(t => new KeyValuePair<byte[], TestPosting[]>(t, [new(0, 1)])));
        var name = TermsSegment.FileName("tim");
        var bytes = segment.Directory.GetFile(name);
        byte[] blockStart = [(30 << 1) | 1, 0xE4, 0x03];
        bytes[bytes.AsSpan().LastIndexOf(blockStart)] &= 0xFE;
        segment.Directory.SetFile(name, bytes);
        using var reader = segment.OpenReader();
        var each = reader.GetTerms("f")!.GetEnumerator();

        Assert.Throws<CorruptIndexException>(() =>
        {
            while (each.Next())
            {
            }
        });
    }

    private static FieldInfo FreshField() => TermsSegment.Field(Field.Name, Field.Number, Field.IndexOptions);

    private static TermsSegment Sample(int seed, int count, int maxLength, int alphabet)
    {
        var map = BlockTreeTermsRandomTests.RandomTerms(new Random(seed), count, maxLength, alphabet, Field.IndexOptions);
        return TermsSegment.Write(FreshField(), 300, map);
    }

    private static bool IsCorruptionFound(TermsSegment segment, Random random, int maxLength, int alphabet)
    {
        try
        {
            using var reader = segment.OpenReader();
            var each = reader.GetTerms("f")!.GetEnumerator();
            while (each.Next())
            {
                _ = each.TotalTermFreq;
            }

            for (var i = 0; i < 200; i++)
            {
                Probe(each, random, maxLength, alphabet);
            }

            return false;
        }
        catch (CorruptIndexException)
        {
            return true;
        }
    }

    private static void Probe(TermsEnum each, Random random, int maxLength, int alphabet)
    {
        var probe = new byte[random.Next(maxLength + 1)];
        foreach (ref var b in probe.AsSpan())
        {
            b = (byte)random.Next(alphabet);
        }

        if (each.SeekExact(probe))
        {
            _ = each.DocFreq;
        }

        if (each.SeekCeil(probe) != SeekStatus.End)
        {
            _ = each.DocFreq;
            each.Next();
        }
    }
}
