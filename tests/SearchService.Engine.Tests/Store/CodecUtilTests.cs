using System.Buffers.Binary;
using System.Text;
using SearchService.Engine.Store;
using Xunit;

namespace SearchService.Engine.Tests.Store;

public sealed class CodecUtilTests
{
    private const string Codec = "Lucene86PointsFormatIndex";

    private static readonly byte[] Id = Convert.FromHexString("ff57f63bf53025a87628b5c8ce58e7ce");

    // A whole file of 68 bytes that Lucene wrote.
    private static readonly byte[] Example =
    [
        0x3f, 0xd7, 0x6c, 0x17, // magic
        25, .. Encoding.ASCII.GetBytes(Codec),
        0, 0, 0, 0, // version
        .. Id,
        0, // length of the suffix
        0x32, // the content
        0xc0, 0x28, 0x93, 0xe8, // footer magic
        0, 0, 0, 0, // algorithm
        0, 0, 0, 0, 0x02, 0xfb, 0x16, 0x42, // CRC-32
    ];

    private static int HeaderLength => CodecUtil.IndexHeaderLength(Codec, "");

    [Fact]
    public void A_file_of_Lucene_is_written_byte_by_byte()
    {
        using var directory = new RamDirectory();
        using (var output = directory.CreateOutput("_0.kdi"))
        {
            CodecUtil.WriteIndexHeader(output, Codec, 0, Id, "");
            Assert.Equal(HeaderLength, output.Position);
            output.WriteByte(0x32);
            CodecUtil.WriteFooter(output);
        }

        Assert.Equal(Example, directory.GetFile("_0.kdi"));
    }

    [Fact]
    public void A_file_of_Lucene_passes_all_checks()
    {
        using var input = Open(Example);
        CodecUtil.ChecksumEntireFile(input);
        Assert.Equal(0x02fb1642u, CodecUtil.CheckFooterStructure(input));
        Assert.Equal(0, input.Position);
        Assert.Equal(0, CodecUtil.CheckIndexHeader(input, Codec, 0, 0, Id, ""));
        Assert.Equal(0x33, input.Position);
        Assert.Throws<CorruptIndexException>(() => CodecUtil.CheckFooterReached(input));
        Assert.Equal(0x32, input.ReadByte());
        CodecUtil.CheckFooterReached(input);
    }

    [Fact]
    public void ChecksumEntireFile_finds_every_flipped_bit()
    {
        for (var bit = 0; bit < Example.Length * 8; bit++)
        {
            using var input = Open(Flipped(bit));
            Assert.True(Record.Exception(() => CodecUtil.ChecksumEntireFile(input)) is CorruptIndexException, $"bit {bit}");
        }
    }

    [Fact]
    public void ChecksumEntireFile_finds_every_truncation_and_what_was_appended()
    {
        for (var length = 0; length < Example.Length; length++)
        {
            using var input = Open(Example[..length]);
            Assert.True(Record.Exception(() => CodecUtil.ChecksumEntireFile(input)) is CorruptIndexException, $"{length} bytes");
        }

        using var longer = Open([.. Example, 0]);
        Assert.Throws<CorruptIndexException>(() => CodecUtil.ChecksumEntireFile(longer));
    }

    [Fact]
    public void CheckIndexHeader_finds_every_flipped_bit_and_truncation_of_the_header()
    {
        for (var bit = 0; bit < HeaderLength * 8; bit++)
        {
            using var input = Open(Flipped(bit));
            Assert.True(Record.Exception(() => CodecUtil.CheckIndexHeader(input, Codec, 0, 0, Id, "")) is CorruptIndexException, $"bit {bit}");
        }

        for (var length = 0; length < HeaderLength; length++)
        {
            using var input = Open(Example[..length]);
            Assert.True(Record.Exception(() => CodecUtil.CheckIndexHeader(input, Codec, 0, 0, Id, "")) is CorruptIndexException, $"{length} bytes");
        }
    }

    [Fact]
    public void CheckFooterStructure_finds_flipped_bits_of_all_but_the_checksum_itself()
    {
        var footer = (Example.Length - CodecUtil.FooterLength) * 8;
        var checksum = (Example.Length - sizeof(uint)) * 8;
        for (var bit = footer; bit < checksum; bit++)
        {
            using var input = Open(Flipped(bit));
            Assert.True(Record.Exception(() => CodecUtil.CheckFooterStructure(input)) is CorruptIndexException, $"bit {bit}");
        }
    }

    [Fact]
    public void Versions_outside_the_range_are_of_another_format_and_not_damage()
    {
        using var directory = new RamDirectory();
        using (var output = directory.CreateOutput("f"))
        {
            CodecUtil.WriteIndexHeader(output, "codec", 5, Id, "Lucene84_0");
        }

        using var input = directory.OpenInput("f");
        Assert.Equal(5, CodecUtil.CheckIndexHeader(input, "codec", 4, 5, Id, "Lucene84_0"));
        input.Seek(0);
        Assert.Equal(5, CodecUtil.CheckHeader(input, "codec", 5, 9));
        input.Seek(0);
        var e = Assert.Throws<IndexFormatException>(() => CodecUtil.CheckHeader(input, "codec", 1, 4));
        Assert.Contains("version 5", e.Message, StringComparison.Ordinal);
        input.Seek(0);
        Assert.Throws<IndexFormatException>(() => CodecUtil.CheckHeader(input, "codec", 6, 9));
    }

    [Fact]
    public void Another_codec_id_or_suffix_is_named()
    {
        using var input = Open(Example);
        Assert.Contains(Codec, Assert.Throws<CorruptIndexException>(() => CodecUtil.CheckHeader(input, "other", 0, 0)).Message, StringComparison.Ordinal);
        input.Seek(0);
        Assert.Contains(
            Convert.ToHexString(Id),
            Assert.Throws<CorruptIndexException>(() => CodecUtil.CheckIndexHeader(input, Codec, 0, 0, new byte[16], "")).Message,
            StringComparison.Ordinal);
        input.Seek(0);
        Assert.Throws<CorruptIndexException>(() => CodecUtil.CheckIndexHeader(input, Codec, 0, 0, Id, "1"));
    }

    [Fact]
    public void Codec_names_that_no_one_can_print_are_shown_safely()
    {
        using var directory = new RamDirectory();
        using (var output = directory.CreateOutput("f"))
        {
            CodecUtil.WriteHeader(output, "a\nb\u001b" + new string('x', 1000), 0);
        }

        using var input = directory.OpenInput("f");
        var e = Assert.Throws<CorruptIndexException>(() => CodecUtil.CheckHeader(input, "codec", 0, 0));
        Assert.Contains("'a?b?x", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(e.Message, char.IsControl);
        Assert.True(e.Message.Length < 200);
    }

    [Fact]
    public void A_checksum_of_more_than_32_bits_is_corruption()
    {
        var bytes = (byte[])Example.Clone();
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(bytes.Length - sizeof(long)), 0x1_02fb1642);
        using var input = Open(bytes);
        Assert.Throws<CorruptIndexException>(() => CodecUtil.CheckFooterStructure(input));
    }

    [Fact]
    public void Ids_have_16_bytes() =>
        Assert.Throws<ArgumentException>(() => CodecUtil.WriteIndexHeader(new MemoryOutput(), "codec", 0, new byte[15], ""));

    [Fact]
    public void ChecksumEntireFile_reads_files_of_several_chunks()
    {
        const int seed = 3;
        var content = new byte[(1 << 20) + 77];
        new Random(seed).NextBytes(content);
        using var directory = new RamDirectory();
        using (var output = directory.CreateOutput("f"))
        {
            output.WriteBytes(content);
            CodecUtil.WriteFooter(output);
        }

        using var input = directory.OpenInput("f");
        CodecUtil.ChecksumEntireFile(input);
        var damaged = directory.GetFile("f");
        damaged[(1 << 20) + 5] ^= 1;
        using var other = Open(damaged);
        Assert.Throws<CorruptIndexException>(() => CodecUtil.ChecksumEntireFile(other));
    }

    private static byte[] Flipped(int bit)
    {
        var damaged = (byte[])Example.Clone();
        damaged[bit >> 3] ^= (byte)(1 << (bit & 7));
        return damaged;
    }

    private static IndexInput Open(byte[] bytes) => new("file", MappedFile.FromBytes(bytes));
}
