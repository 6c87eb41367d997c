using SearchService.Engine.Store;
using Xunit;

namespace SearchService.Engine.Tests.Store;

/// <summary>Random primitives, written by both outputs and read by both readers.</summary>
public sealed class PrimitivesRoundTripTests
{
    private enum Kind
    {
        Byte,
        Short,
        Int,
        Long,
        VInt,
        VLong,
        ZInt,
        ZLong,
        Text,
    }

    [Fact]
    public void What_is_written_is_read_back()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var random = new Random(seed);
            var items = Enumerable.Range(0, 2_000).Select(_ => ((Kind)random.Next(9), Value: RandomLong(random))).ToArray();
            var memory = new MemoryOutput();
            using var directory = new RamDirectory();
            using (var file = directory.CreateOutput("f"))
            {
                foreach (var (kind, value) in items)
                {
                    Write(memory, kind, value);
                    Write(file, kind, value);
                }
            }

            Assert.True(memory.WrittenSpan.SequenceEqual(directory.GetFile("f")), $"seed {seed}: the outputs differ");
            using var input = directory.OpenInput("f");
            var reader = new ByteReader(memory.WrittenSpan, "f");
            foreach (var (kind, value) in items)
            {
                Assert.True(Cut(kind, value) == Read(ref reader, kind), $"seed {seed}: {kind} of {value}");
                Assert.True(Cut(kind, value) == Read(input, kind), $"seed {seed}: {kind} of {value}");
                Assert.True(reader.Position == input.Position, $"seed {seed}: positions after {kind} of {value}");
            }

            Assert.Equal(0, reader.Remaining);
        }
    }

    [Fact]
    public void Maps_and_sets_are_read_back()
    {
        var map = new Dictionary<string, string> { ["a"] = "", ["ä"] = "\U0001F600", [""] = "x" };
        var memory = new MemoryOutput();
        memory.WriteMapOfStrings(map);
        memory.WriteSetOfStrings(["x", "yy", ""]);
        memory.WriteFloat(-0.5f);
        using var input = new IndexInput("f", MappedFile.FromBytes(memory.WrittenSpan));
        Assert.Equal(map, input.ReadMapOfStrings());
        Assert.Equal(["", "x", "yy"], input.ReadSetOfStrings().Order(StringComparer.Ordinal));
        Assert.Equal(-0.5f, input.ReadFloat());
        Assert.Equal(input.Length, input.Position);
    }

    // Any number of bits is as likely as any other.
    private static long RandomLong(Random random) => random.NextInt64(long.MinValue, long.MaxValue) >> random.Next(64);

    // What is left of the value after it was written as this kind.
    private static long Cut(Kind kind, long value) => kind switch
    {
        Kind.Byte => (byte)value,
        Kind.Short => (short)value,
        Kind.Int or Kind.VInt or Kind.ZInt => (int)value,
        Kind.VLong => value & long.MaxValue,
        _ => value,
    };

    private static void Write(DataOutput output, Kind kind, long value)
    {
        switch (kind)
        {
            case Kind.Byte: output.WriteByte((byte)value); break;
            case Kind.Short: output.WriteShort((short)value); break;
            case Kind.Int: output.WriteInt((int)value); break;
            case Kind.Long: output.WriteLong(value); break;
            case Kind.VInt: output.WriteVInt((int)value); break;
            case Kind.VLong: output.WriteVLong(value & long.MaxValue); break;
            case Kind.ZInt: output.WriteZInt((int)value); break;
            case Kind.ZLong: output.WriteZLong(value); break;
            default: output.WriteString($"{value}"); break;
        }
    }

    private static long Read(ref ByteReader reader, Kind kind) => kind switch
    {
        Kind.Byte => reader.ReadByte(),
        Kind.Short => reader.ReadShort(),
        Kind.Int => reader.ReadInt(),
        Kind.Long => reader.ReadLong(),
        Kind.VInt => reader.ReadVInt(),
        Kind.VLong => reader.ReadVLong(),
        Kind.ZInt => reader.ReadZInt(),
        Kind.ZLong => reader.ReadZLong(),
        _ => long.Parse(reader.ReadString()),
    };

    private static long Read(IndexInput input, Kind kind) => kind switch
    {
        Kind.Byte => input.ReadByte(),
        Kind.Short => input.ReadShort(),
        Kind.Int => input.ReadInt(),
        Kind.Long => input.ReadLong(),
        Kind.VInt => input.ReadVInt(),
        Kind.VLong => input.ReadVLong(),
        Kind.ZInt => input.ReadZInt(),
        Kind.ZLong => input.ReadZLong(),
        _ => long.Parse(input.ReadString()),
    };
}
