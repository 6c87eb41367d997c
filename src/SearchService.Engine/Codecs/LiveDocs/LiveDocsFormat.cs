using SearchService.Engine.Model;
using SearchService.Engine.Store;
using SearchService.Engine.Util;

namespace SearchService.Engine.Codecs;

/// <summary>Which documents of a segment are not deleted: the file _X_G.liv, one whole bit set for every generation G of
/// deletions. It stands beside the compound file, never in it. Format of Lucene 5.0; format note, section 2.5.
/// <code>
/// LiveDocs --> IndexHeader("Lucene50LiveDocs", 0, base36(G)), Word^ceil(maxDoc / 64), Footer
/// Word     --> i64, big-endian: bit j of word i stands for document 64·i + j, set = live
///
///   | IndexHeader | word 0 | word 1 | … | Footer (16) |
///                  63 …  0          bits at and beyond maxDoc are 0
/// </code></summary>
public static class LiveDocsFormat
{
    public const string Extension = "liv";
    public const string Codec = "Lucene50LiveDocs";
    public const int Version = 0;

    /// <summary>Writes the file of one generation of deletions.</summary>
    /// <param name="directory">Where the file is created.</param>
    /// <param name="info">The segment.</param>
    /// <param name="delGen">The generation of the deletions: 1 for the first.</param>
    /// <param name="live">The documents that are not deleted, over [0, MaxDoc).</param>
    public static void Write(IndexDirectory directory, SegmentInfo info, long delGen, FixedBitSet live)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delGen, 1);
        if (live.Length != info.MaxDoc)
        {
            throw new ArgumentException($"a set over {live.Length} documents for a segment of {info.MaxDoc}", nameof(live));
        }

        using var output = directory.CreateOutput(IndexFileNames.FileNameFromGeneration(info.Name, Extension, delGen));
        CodecUtil.WriteIndexHeader(output, Codec, Version, info.Id, IndexFileNames.ToBase36(delGen));
        foreach (var word in live.Words)
        {
            output.WriteLong((long)word);
        }

        CodecUtil.WriteFooter(output);
    }

    /// <summary>Reads the live documents of a segment that has deletions (DelGen is not -1).</summary>
    /// <exception cref="CorruptIndexException">The file is damaged, or its count of deletions is not the commit's.</exception>
    public static FixedBitSet Read(IndexDirectory directory, SegmentCommitInfo segment)
    {
        var info = segment.Info;
        using var input = directory.OpenInput(IndexFileNames.FileNameFromGeneration(info.Name, Extension, segment.DelGen));
        CodecUtil.ChecksumEntireFile(input);
        CodecUtil.CheckIndexHeader(input, Codec, Version, Version, info.Id, IndexFileNames.ToBase36(segment.DelGen));
        var wordBytes = (long)FixedBitSet.WordCount(info.MaxDoc) * sizeof(ulong);
        if (input.Length - input.Position - CodecUtil.FooterLength != wordBytes)
        {
            CorruptIndexException.Throw(
                $"{input.Length - input.Position - CodecUtil.FooterLength} bytes of words from offset {input.Position}, expected {wordBytes} for {info.MaxDoc} documents", input.Name);
        }

        var live = new FixedBitSet(info.MaxDoc);
        foreach (ref var word in live.Words)
        {
            word = (ulong)input.ReadLong();
        }

        CheckBits(live, segment, input.Name);
        return live;
    }

    private static void CheckBits(FixedBitSet live, SegmentCommitInfo segment, string fileName)
    {
        // The last word holds MaxDoc mod 64 documents; 0 means that it is full.
        var lastBits = segment.MaxDoc & 63;
        if (lastBits != 0 && live.Words[^1] >> lastBits != 0)
        {
            CorruptIndexException.Throw($"bits beyond document {segment.MaxDoc - 1} are set", fileName);
        }

        var liveCount = live.Cardinality();
        if (liveCount != segment.LiveDocCount)
        {
            CorruptIndexException.Throw(
                $"{liveCount} of {segment.MaxDoc} documents are live, but the commit counts {segment.DelCount} deleted", fileName);
        }
    }
}
