using SearchService.Engine.Model;
using SearchService.Engine.Store;

namespace SearchService.Engine.Tests.Codecs;

/// <summary>Segments and ids for the codec tests.</summary>
internal static class CodecTestData
{
    /// <summary>16 bytes: seed, seed + 1, …</summary>
    public static byte[] Id(byte seed) => [.. Enumerable.Range(seed, CodecUtil.IdLength).Select(i => (byte)i)];

    /// <summary>A segment with the id of its number.</summary>
    public static SegmentInfo Segment(int maxDoc, string name = "_0") => new(name, Id(0x40), maxDoc);
}
