using System.Text;

namespace SearchService.Engine.Store;

/// <summary>Headers and footers of index files. Source: format note, sections 1.4 and 1.5.
/// <code>
/// Header      --> Magic (i32), CodecName (str), Version (i32)
/// IndexHeader --> Header, ObjectId (16 bytes), SuffixLength (u8), Suffix
/// Footer      --> ~Magic (i32), AlgorithmId = 0 (i32), CRC-32 of all bytes before it (i64)
/// </code></summary>
public static class CodecUtil
{
    public const int HeaderMagic = 0x3FD76C17;
    public const int FooterMagic = ~HeaderMagic;
    public const int FooterLength = sizeof(int) + sizeof(int) + sizeof(long);
    public const int IdLength = 16;

    /// <summary>The length in bytes of an index header.</summary>
    public static int IndexHeaderLength(string codec, string suffix) =>
        sizeof(int) + 1 + codec.Length + sizeof(int) + IdLength + 1 + suffix.Length;

    public static void WriteHeader(DataOutput output, string codec, int version)
    {
        output.WriteInt(HeaderMagic);
        output.WriteString(codec);
        output.WriteInt(version);
    }

    public static void WriteIndexHeader(DataOutput output, string codec, int version, ReadOnlySpan<byte> id, string suffix)
    {
        if (id.Length != IdLength)
        {
            throw new ArgumentException($"an id has {IdLength} bytes, not {id.Length}", nameof(id));
        }

        WriteHeader(output, codec, version);
        output.WriteBytes(id);
        output.WriteByte(checked((byte)suffix.Length));
        output.WriteBytes(Encoding.ASCII.GetBytes(suffix));
    }

    /// <summary>Writes the footer with the checksum of all that was written before: the last 16 bytes of the file.</summary>
    public static void WriteFooter(IndexOutput output)
    {
        output.WriteInt(FooterMagic);
        output.WriteInt(0);
        output.WriteLong(output.GetChecksum());
    }

    /// <summary>Reads a plain header; returns its version.</summary>
    /// <exception cref="CorruptIndexException">Magic or codec name differ.</exception>
    /// <exception cref="IndexFormatException">The version is outside [minVersion, maxVersion].</exception>
    public static int CheckHeader(IndexInput input, string codec, int minVersion, int maxVersion)
    {
        var magic = input.ReadInt();
        if (magic != HeaderMagic)
        {
            CorruptIndexException.Throw($"header magic is 0x{magic:x8}, expected 0x{HeaderMagic:x8}", input.Name);
        }

        var found = input.ReadString();
        if (found != codec)
        {
            CorruptIndexException.Throw($"codec is '{Printable(found)}', expected '{codec}'", input.Name);
        }

        var version = input.ReadInt();
        if (version < minVersion || version > maxVersion)
        {
            throw new IndexFormatException($"{codec} version {version} is outside the versions {minVersion} to {maxVersion} that can be read", input.Name);
        }

        return version;
    }

    /// <summary>Reads an index header; returns its version.</summary>
    /// <exception cref="CorruptIndexException">Magic, codec name, id or suffix differ.</exception>
    /// <exception cref="IndexFormatException">The version is outside [minVersion, maxVersion].</exception>
    public static int CheckIndexHeader(IndexInput input, string codec, int minVersion, int maxVersion, ReadOnlySpan<byte> id, string suffix)
    {
        var version = CheckHeader(input, codec, minVersion, maxVersion);
        var foundId = input.ReadSpan(IdLength);
        if (!foundId.SequenceEqual(id))
        {
            CorruptIndexException.Throw($"id is {Convert.ToHexString(foundId)}, expected {Convert.ToHexString(id)}", input.Name);
        }

        CheckSuffix(input, suffix);
        return version;
    }

    /// <summary>Reads the suffix part of an index header.</summary>
    public static void CheckSuffix(IndexInput input, string suffix)
    {
        var found = Encoding.ASCII.GetString(input.ReadSpan(input.ReadByte()));
        if (found != suffix)
        {
            CorruptIndexException.Throw($"header suffix is '{Printable(found)}', expected '{suffix}'", input.Name);
        }
    }

    /// <summary>Checks the footer's structure without reading the file through; returns the recorded checksum. The cursor
    /// stays where it is.</summary>
    public static uint CheckFooterStructure(IndexInput input)
    {
        if (input.Length < FooterLength)
        {
            CorruptIndexException.Throw($"{input.Length} bytes are too few for a footer: the file is cut off", input.Name);
        }

        var footer = new ByteReader(input.SpanAt(input.Length - FooterLength, FooterLength), input.Name);
        var magic = footer.ReadInt();
        if (magic != FooterMagic)
        {
            CorruptIndexException.Throw($"footer magic is 0x{magic:x8}, expected 0x{FooterMagic:x8}: the file is cut off or damaged", input.Name);
        }

        var algorithm = footer.ReadInt();
        if (algorithm != 0)
        {
            CorruptIndexException.Throw($"checksum algorithm is {algorithm}, expected 0", input.Name);
        }

        var checksum = footer.ReadLong();
        if ((checksum & ~0xFFFFFFFFL) != 0)
        {
            CorruptIndexException.Throw($"checksum 0x{checksum:x} has more than 32 bits", input.Name);
        }

        return (uint)checksum;
    }

    /// <summary>Reads the whole input and compares its CRC-32 with the footer's. The cursor stays where it is. Small meta files
    /// are checked this way before anything in them is believed.</summary>
    public static void ChecksumEntireFile(IndexInput input)
    {
        const int chunkBytes = 1 << 20;
        var recorded = CheckFooterStructure(input);
        var covered = input.Length - sizeof(long);
        uint crc = 0;
        for (long offset = 0; offset < covered; offset += chunkBytes)
        {
            crc = Crc32.Append(crc, input.SpanAt(offset, (int)Math.Min(chunkBytes, covered - offset)));
        }

        if (crc != recorded)
        {
            CorruptIndexException.Throw($"checksum is 0x{crc:x8}, the footer says 0x{recorded:x8}", input.Name);
        }
    }

    /// <summary>Asserts that a fully parsed meta file has nothing left but its footer.</summary>
    public static void CheckFooterReached(IndexInput input)
    {
        if (input.Position != input.Length - FooterLength)
        {
            CorruptIndexException.Throw($"content ends at offset {input.Position}, the footer begins at {input.Length - FooterLength}", input.Name);
        }
    }

    private static string Printable(string text) =>
        string.Concat((text.Length > 64 ? text[..64] : text).Select(c => c is >= ' ' and < (char)0x7F ? c : '?'));
}
