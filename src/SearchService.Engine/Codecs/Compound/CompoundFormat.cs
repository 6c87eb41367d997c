using SearchService.Engine.Model;
using SearchService.Engine.Store;

namespace SearchService.Engine.Codecs;

/// <summary>All files of a segment but its .si and .liv packed into one, so that a small segment costs two file handles.
/// Format of Lucene 5.0; format note, section 2.4.
/// <code>
/// Entries (.cfe) --> IndexHeader("Lucene50CompoundEntries", 0, ""), Count (vint), Entry^Count, Footer
/// Entry          --> Name (str: the file's name without the segment's), Offset (i64), Length (i64)
/// Data (.cfs)    --> IndexHeader("Lucene50CompoundData", 0, ""), File^Count, Footer
///
///   .cfs  | IndexHeader | file 0, whole: header … footer | file 1 | … | Footer (16) |
///                       ^ Offset 0                       ^ Offset 1 = Offset 0 + Length 0
/// </code>
/// The files stand back to back without gaps. Offsets inside a packed file count from its own start.</summary>
public static class CompoundFormat
{
    public const string EntriesExtension = "cfe";
    public const string DataExtension = "cfs";
    public const string EntriesCodec = "Lucene50CompoundEntries";
    public const string DataCodec = "Lucene50CompoundData";
    public const int Version = 0;

    private const int CopyBytes = 1 << 20;

    /// <summary>Packs files of a segment into its .cfs and .cfe. The originals stay; the caller deletes them.</summary>
    /// <param name="directory">Where the files are and the new ones are created.</param>
    /// <param name="info">The segment; it is not changed.</param>
    /// <param name="files">Full names of the files to pack: everything but .si and .liv.</param>
    /// <exception cref="ArgumentException">A file is not one of the segment's.</exception>
    public static void Write(IndexDirectory directory, SegmentInfo info, IReadOnlyCollection<string> files)
    {
        using var entries = directory.CreateOutput(IndexFileNames.SegmentFileName(info.Name, "", EntriesExtension));
        using var data = directory.CreateOutput(IndexFileNames.SegmentFileName(info.Name, "", DataExtension));
        CodecUtil.WriteIndexHeader(entries, EntriesCodec, Version, info.Id, "");
        CodecUtil.WriteIndexHeader(data, DataCodec, Version, info.Id, "");
        entries.WriteVInt(files.Count);
        foreach (var file in files.Order(StringComparer.Ordinal))
        {
            if (IndexFileNames.SegmentNameOf(file) != info.Name)
            {
                throw new ArgumentException($"'{file}' is no file of segment {info.Name}", nameof(files));
            }

            var offset = data.Position;
            CopyFile(directory, file, data);
            entries.WriteString(IndexFileNames.StripSegmentName(file));
            entries.WriteLong(offset);
            entries.WriteLong(data.Position - offset);
        }

        CodecUtil.WriteFooter(data);
        CodecUtil.WriteFooter(entries);
    }

    /// <summary>Opens a segment's compound file as a read-only directory that holds the packed files by their full names. It owns
    /// the mapping of the .cfs: dispose it after the last reader of its files.</summary>
    /// <exception cref="CorruptIndexException">Entries and data do not fit together.</exception>
    public static CompoundDirectory OpenReader(IndexDirectory directory, SegmentInfo info)
    {
        var entries = ReadEntries(directory, info);
        var data = directory.OpenInput(IndexFileNames.SegmentFileName(info.Name, "", DataExtension));
        try
        {
            CodecUtil.CheckIndexHeader(data, DataCodec, Version, Version, info.Id, "");
            CodecUtil.CheckFooterStructure(data);
            CheckBackToBack(entries, data);
            return new CompoundDirectory(data, entries);
        }
        catch
        {
            data.Dispose();
            throw;
        }
    }

    private static void CopyFile(IndexDirectory directory, string file, IndexOutput data)
    {
        using var input = directory.OpenInput(file);
        CodecUtil.CheckFooterStructure(input);
        while (input.Position < input.Length)
        {
            data.WriteBytes(input.ReadSpan((int)Math.Min(CopyBytes, input.Length - input.Position)));
        }
    }

    private static SortedDictionary<string, CompoundEntry> ReadEntries(IndexDirectory directory, SegmentInfo info)
    {
        using var input = directory.OpenInput(IndexFileNames.SegmentFileName(info.Name, "", EntriesExtension));
        CodecUtil.ChecksumEntireFile(input);
        CodecUtil.CheckIndexHeader(input, EntriesCodec, Version, Version, info.Id, "");
        var count = input.ReadCount(minBytesEach: 1 + (2 * sizeof(long)));
        var entries = new SortedDictionary<string, CompoundEntry>(StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
        {
            var name = input.ReadString();
            var entry = new CompoundEntry(input.ReadLong(), input.ReadLong());
            if (!entries.TryAdd(info.Name + name, entry))
            {
                CorruptIndexException.Throw($"two entries named '{name}' before offset {input.Position}", input.Name);
            }
        }

        CodecUtil.CheckFooterReached(input);
        return entries;
    }

    // Also bounds every entry: the sum of non-negative lengths ends exactly at the footer.
    private static void CheckBackToBack(SortedDictionary<string, CompoundEntry> entries, IndexInput data)
    {
        var expected = data.Position;
        var end = data.Length - CodecUtil.FooterLength;
        foreach (var (name, entry) in entries.OrderBy(e => e.Value.Offset))
        {
            if (entry.Offset != expected || entry.LengthBytes <= 0 || entry.LengthBytes > end - expected)
            {
                CorruptIndexException.Throw(
                    $"'{name}' is at offset {entry.Offset} with {entry.LengthBytes} bytes, expected offset {expected} and at most {end - expected} bytes", data.Name);
            }

            expected += entry.LengthBytes;
        }

        if (expected != end)
        {
            CorruptIndexException.Throw($"the packed files end at offset {expected}, the footer begins at {end}", data.Name);
        }
    }
}
