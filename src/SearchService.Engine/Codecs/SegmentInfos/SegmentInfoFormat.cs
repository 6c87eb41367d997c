using SearchService.Engine.Model;
using SearchService.Engine.Store;

namespace SearchService.Engine.Codecs;

/// <summary>What is known of a segment as a whole: the file _X.si, never inside a compound file. Format of Lucene 8.6; format
/// note, section 2.2.
/// <code>
/// SegmentInfo --> IndexHeader("Lucene86SegmentInfo", 0, ""), Version, HasMinVersion (u8) = 1, Version (the minimum),
///                 MaxDoc (i32), IsCompound (i8: 1 or -1), Diagnostics (map), Files (set), Attributes (map),
///                 SortFieldCount (vint), SortField^SortFieldCount, Footer
/// Version     --> Major, Minor, Bugfix (i32 each)
///
///   | IndexHeader | 8 8 1 | 1 | 8 8 1 | maxDoc | ±1 | map | set | map | n | sort … | Footer (16) |
///                    12     1    12       4      1
/// </code>
/// SortField is drawn in <see cref="IndexSortCoding"/>. Attributes always hold the stored fields' mode.</summary>
public static class SegmentInfoFormat
{
    public const string Extension = "si";
    public const string Codec = "Lucene86SegmentInfo";
    public const int Version = 0;

    private const byte Compound = 1;
    private const byte NotCompound = unchecked((byte)-1);

    /// <summary>The oldest major version whose segments have these formats.</summary>
    private const int SegmentMajor = 8;

    /// <summary>Writes the segment's .si and adds its name to <see cref="SegmentInfo.Files"/>, which must hold all others by now.</summary>
    public static void Write(IndexDirectory directory, SegmentInfo info)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(info.MaxDoc);
        var fileName = IndexFileNames.SegmentFileName(info.Name, "", Extension);
        info.Files.Add(fileName);
        using var output = directory.CreateOutput(fileName);
        CodecUtil.WriteIndexHeader(output, Codec, Version, info.Id, "");
        WriteVersion(output, info.Version);
        output.WriteByte(1);
        WriteVersion(output, info.MinVersion);
        output.WriteInt(info.MaxDoc);
        output.WriteByte(info.UseCompoundFile ? Compound : NotCompound);
        output.WriteMapOfStrings(info.Diagnostics);
        output.WriteSetOfStrings([.. info.Files.Order(StringComparer.Ordinal)]);
        output.WriteMapOfStrings(info.Attributes);
        output.WriteVInt(info.IndexSort.Count);
        foreach (var key in info.IndexSort)
        {
            IndexSortCoding.Write(output, key);
        }

        CodecUtil.WriteFooter(output);
    }

    /// <summary>Reads the .si of a segment.</summary>
    /// <param name="directory">The index's directory.</param>
    /// <param name="segmentName">Such as "_0".</param>
    /// <param name="id">The segment's 16 bytes, from the commit.</param>
    /// <exception cref="CorruptIndexException">The file is damaged, or is another segment's.</exception>
    public static SegmentInfo Read(IndexDirectory directory, string segmentName, ReadOnlySpan<byte> id)
    {
        using var input = directory.OpenInput(IndexFileNames.SegmentFileName(segmentName, "", Extension));
        CodecUtil.ChecksumEntireFile(input);
        CodecUtil.CheckIndexHeader(input, Codec, Version, Version, id, "");
        var version = ReadVersion(input);
        var hasMinVersion = input.ReadByte();
        if (hasMinVersion != 1)
        {
            CorruptIndexException.Throw($"minimum version flag before offset {input.Position} is {hasMinVersion}, expected 1", input.Name);
        }

        var minVersion = ReadVersion(input);
        var maxDoc = input.ReadInt();
        var compound = input.ReadByte();
        if (maxDoc < 0 || compound is not (Compound or NotCompound))
        {
            CorruptIndexException.Throw($"{maxDoc} documents and compound flag 0x{compound:x2} before offset {input.Position}", input.Name);
        }

        var info = new SegmentInfo(segmentName, id.ToArray(), maxDoc)
        {
            Version = version,
            MinVersion = minVersion,
            UseCompoundFile = compound == Compound,
            Diagnostics = input.ReadMapOfStrings(),
            Files = input.ReadSetOfStrings(),
            Attributes = input.ReadMapOfStrings(),
            IndexSort = ReadSort(input),
        };
        CheckFiles(info, input.Name);
        CodecUtil.CheckFooterReached(input);
        return info;
    }

    /// <summary>True when the name can be a file of the segment: its prefix, and nothing that a file system takes for a path.</summary>
    public static bool IsFileOf(string segmentName, string fileName) =>
        IndexFileNames.SegmentNameOf(fileName) == segmentName && HasOnlyFileNameChars(fileName);

    private static bool HasOnlyFileNameChars(string fileName)
    {
        foreach (var c in fileName)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('_' or '.' or '-'))
            {
                return false;
            }
        }

        return true;
    }

    private static IndexSortField[] ReadSort(IndexInput input)
    {
        var keys = new IndexSortField[input.ReadCount(IndexSortCoding.MinBytes)];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = IndexSortCoding.Read(input);
        }

        return keys;
    }

    private static void CheckFiles(SegmentInfo info, string fileName)
    {
        foreach (var file in info.Files)
        {
            if (!IsFileOf(info.Name, file))
            {
                CorruptIndexException.Throw($"'{file}' is listed, but is no file of segment {info.Name}", fileName);
            }
        }
    }

    private static void WriteVersion(IndexOutput output, LuceneVersion version)
    {
        output.WriteInt(version.Major);
        output.WriteInt(version.Minor);
        output.WriteInt(version.Bugfix);
    }

    private static LuceneVersion ReadVersion(IndexInput input)
    {
        var version = new LuceneVersion(input.ReadInt(), input.ReadInt(), input.ReadInt());
        if (version.Major < 0 || version.Minor is < 0 or > byte.MaxValue || version.Bugfix is < 0 or > byte.MaxValue)
        {
            CorruptIndexException.Throw($"version {version} before offset {input.Position}", input.Name);
        }

        if (version.Major != SegmentMajor)
        {
            throw new IndexFormatException($"written by Lucene {version}; segments of Lucene {SegmentMajor} can be read", input.Name);
        }

        return version;
    }
}
