using SearchService.Engine.Codecs;
using SearchService.Engine.Model;
using SearchService.Engine.Store;

namespace SearchService.Engine.Tests.Codecs;

/// <summary>A segment "_0" in memory for tests of one codec.</summary>
internal sealed class SegmentFixture
{
    internal static readonly byte[] Id = Convert.FromHexString("FF57F63BF53025A87628B5C8CE58E7CE");

    internal SegmentFixture(int maxDoc, params FieldInfo[] fields)
    {
        Info = new SegmentInfo("_0", Id, maxDoc);
        Fields = new FieldInfos(fields);
    }

    internal RamDirectory Directory { get; } = new();

    internal SegmentInfo Info { get; }

    internal FieldInfos Fields { get; }

    internal SegmentWriteState WriteState => new(Directory, Info, Fields);

    internal SegmentReadState ReadState => new(Directory, Info, Fields);

    /// <summary>A file's bytes [start, start + length) in hexadecimal digits.</summary>
    internal string Hex(string file, int start, int length) => Convert.ToHexString(Directory.GetFile(file).AsSpan(start, length));

    /// <summary>Recomputes the checksum of a file whose bytes were changed.</summary>
    internal static void Reseal(byte[] file)
    {
        var covered = file.Length - sizeof(long);
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(file.AsSpan(covered), Crc32.Append(0, file.AsSpan(0, covered)));
    }
}
