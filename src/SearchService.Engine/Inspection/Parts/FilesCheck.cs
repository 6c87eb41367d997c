using SearchService.Engine.Codecs;
using SearchService.Engine.Model;
using SearchService.Engine.Segments;
using SearchService.Engine.Store;

namespace SearchService.Engine.Inspection;

/// <summary>Checks files as wholes: that they are there, belong to their segment and have the right checksums.</summary>
internal static class FilesCheck
{
    /// <summary>Checks all files of a segment, and those packed into its compound file.</summary>
    public static void CheckSegment(IndexDirectory directory, SegmentCommitInfo segment, DamageList damages, CancellationToken cancellation)
    {
        CheckAll(directory, segment.Files(), segment.Info.Id, damages, cancellation);
        if (segment.Info.UseCompoundFile)
        {
            damages.Guard(() =>
            {
                using var packed = CompoundFormat.OpenReader(directory, segment.Info);
                CheckAll(packed, packed.ListAll(), segment.Info.Id, damages, cancellation);
            });
        }

        if (!CanHold(directory, segment))
        {
            damages.Add(new CorruptIndexException(
                $"{segment.MaxDoc} documents are more than all files of the segment can hold",
                IndexFileNames.SegmentFileName(segment.Info.Name, "", SegmentInfoFormat.Extension)));
        }
        else if (damages.Errors.Count == 0)
        {
            damages.Guard(() => CheckOpens(directory, segment));
        }
    }

    /// <summary>Checks a file's header, its footer and its checksum.</summary>
    /// <param name="directory">Where it is.</param>
    /// <param name="file">Its name.</param>
    /// <param name="id">The id that its header must hold; null for any.</param>
    /// <param name="cancellation">Looked at once.</param>
    public static void CheckFile(IndexDirectory directory, string file, byte[]? id, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        using var input = directory.OpenInput(file);
        CodecUtil.ChecksumEntireFile(input);
        var magic = input.ReadInt();
        if (magic != CodecUtil.HeaderMagic)
        {
            CorruptIndexException.Throw($"header magic is 0x{magic:x8}, expected 0x{CodecUtil.HeaderMagic:x8}", input.Name);
        }

        // The codec's name and version are what the reader of each file checks.
        input.ReadString();
        input.ReadInt();
        var found = input.ReadSpan(CodecUtil.IdLength);
        if (id is not null && !found.SequenceEqual(id))
        {
            CorruptIndexException.Throw($"id is {Convert.ToHexString(found)}, the segment's is {Convert.ToHexString(id)}", input.Name);
        }
    }

    /// <summary>Whether a segment's files can hold as many documents as its .si says: a chunk of stored fields has a bounded number of them and
    /// takes a byte at the least.</summary>
    public static bool CanHold(IndexDirectory directory, SegmentCommitInfo segment) =>
        segment.MaxDoc <= LengthBytes(directory, segment) * StoredFieldsFormat.MaxDocsPerChunk;

    /// <summary>The bytes of a segment's files; missing ones count nothing.</summary>
    public static long LengthBytes(IndexDirectory directory, SegmentCommitInfo segment)
    {
        var total = 0L;
        foreach (var file in segment.Files())
        {
            // What is missing was noted by the check of the files.
            new DamageList().Guard(() => total += directory.FileLength(file));
        }

        return total;
    }

    private static void CheckAll(IndexDirectory directory, IEnumerable<string> files, byte[] id, DamageList damages, CancellationToken cancellation)
    {
        foreach (var file in files.Order(StringComparer.Ordinal))
        {
            damages.Guard(() => CheckFile(directory, file, id, cancellation));
        }
    }

    // Whole files with the segment's id may still stand in each other's place, such as deletions of an earlier generation: their readers
    // know which codec and suffix each must have.
    private static void CheckOpens(IndexDirectory directory, SegmentCommitInfo segment)
    {
        using var reader = new SegmentReader(directory, segment);
    }
}
