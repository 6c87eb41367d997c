using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace SearchService.Articles;

/// <summary>Gathers values into a number that is the same in every run of the program. What was added in another order, or divided
/// otherwise into texts, gives another number.</summary>
internal sealed class StableHash : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public StableHash Add(long value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        _hash.AppendData(bytes);
        return this;
    }

    /// <summary>Null is another value than any number.</summary>
    public StableHash Add(long? value) => value is { } number ? Add(1L).Add(number) : Add(0L);

    public StableHash Add(double value) => Add(BitConverter.DoubleToInt64Bits(value));

    /// <summary>Its UTF-16 units as they are: broken pairs of surrogates too.</summary>
    public StableHash Add(string value)
    {
        Add((long)value.Length);
        _hash.AppendData(MemoryMarshal.AsBytes(value.AsSpan()));
        return this;
    }

    public StableHash Add(IReadOnlyCollection<string> values)
    {
        Add((long)values.Count);
        foreach (var value in values)
        {
            Add(value);
        }

        return this;
    }

    public ulong ToUInt64()
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        _hash.GetCurrentHash(hash);
        return BinaryPrimitives.ReadUInt64LittleEndian(hash);
    }

    public void Dispose() => _hash.Dispose();
}
