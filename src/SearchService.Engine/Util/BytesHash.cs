using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace SearchService.Engine.Util;

/// <summary>Distinct byte strings, each with an id in order of first occurrence: 0, 1, 2 … An open-addressing hash table over
/// one pool of bytes. Not thread-safe.</summary>
public sealed class BytesHash
{
    private const int InitialSlots = 64;

    private byte[] _pool = new byte[256];
    private int _poolLength;
    private int[] _starts = new int[InitialSlots / 2];
    private uint[] _hashes = new uint[InitialSlots / 2];
    private int[] _slots = new int[InitialSlots];

    /// <summary>The number of distinct strings.</summary>
    public int Count { get; private set; }

    /// <summary>Memory held, in bytes.</summary>
    public long BytesUsed => _pool.Length + ((long)(_starts.Length + _hashes.Length + _slots.Length) * sizeof(int));

    /// <summary>The bytes of an id; valid until the next <see cref="Add"/>.</summary>
    public ReadOnlySpan<byte> this[int id]
    {
        get
        {
            var start = _starts[id];
            var end = id + 1 < Count ? _starts[id + 1] : _poolLength;
            return _pool.AsSpan(start, end - start);
        }
    }

    /// <summary>The id of these bytes, which are added when they are new.</summary>
    public int Add(ReadOnlySpan<byte> bytes)
    {
        var hash = Hash(bytes);
        var slots = _slots;
        var mask = slots.Length - 1;
        var slot = (int)hash & mask;
        while (slots[slot] != 0)
        {
            var id = slots[slot] - 1;
            if (_hashes[id] == hash && this[id].SequenceEqual(bytes))
            {
                return id;
            }

            slot = (slot + 1) & mask;
        }

        return AddNew(bytes, hash, slot);
    }

    /// <summary>All ids in ascending order of their bytes (unsigned, shorter first on a common prefix).</summary>
    public int[] Sort()
    {
        // Most comparisons are settled by the first eight bytes as one number; runs that share them are sorted by the rest.
        var keys = new ulong[Count];
        var ids = new int[Count];
        for (var id = 0; id < ids.Length; id++)
        {
            ids[id] = id;
            keys[id] = PrefixKey(this[id]);
        }

        Array.Sort(keys, ids);
        for (var start = 0; start < keys.Length;)
        {
            var end = start + 1;
            while (end < keys.Length && keys[end] == keys[start])
            {
                end++;
            }

            if (end - start > 1)
            {
                MemoryExtensions.Sort(ids.AsSpan(start, end - start), (a, b) => this[a].SequenceCompareTo(this[b]));
            }

            start = end;
        }

        return ids;
    }

    private static ulong PrefixKey(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length >= sizeof(ulong))
        {
            return BinaryPrimitives.ReadUInt64BigEndian(bytes);
        }

        Span<byte> padded = stackalloc byte[sizeof(ulong)];
        padded.Clear();
        bytes.CopyTo(padded);
        return BinaryPrimitives.ReadUInt64BigEndian(padded);
    }

    private static uint Hash(ReadOnlySpan<byte> bytes)
    {
        const ulong multiplier = 0x9E3779B97F4A7C15;
        var hash = (ulong)bytes.Length * multiplier;
        while (bytes.Length >= sizeof(ulong))
        {
            hash = (hash ^ MemoryMarshal.Read<ulong>(bytes)) * multiplier;
            hash ^= hash >> 29;
            bytes = bytes[sizeof(ulong)..];
        }

        ulong rest = 0;
        foreach (var b in bytes)
        {
            rest = (rest << 8) | b;
        }

        hash = (hash ^ rest) * multiplier;
        return (uint)(hash >> 32);
    }

    private int AddNew(ReadOnlySpan<byte> bytes, uint hash, int slot)
    {
        var id = Count;
        if (id == _starts.Length)
        {
            Array.Resize(ref _starts, id * 2);
            Array.Resize(ref _hashes, id * 2);
        }

        var needed = checked(_poolLength + bytes.Length);
        if (needed > _pool.Length)
        {
            Array.Resize(ref _pool, (int)Math.Min(Math.Max(needed, _pool.Length * 2L), Array.MaxLength));
        }

        bytes.CopyTo(_pool.AsSpan(_poolLength));
        _starts[id] = _poolLength;
        _hashes[id] = hash;
        _poolLength = needed;
        Count = id + 1;
        _slots[slot] = Count;
        if (Count * 2 > _slots.Length)
        {
            Rehash();
        }

        return id;
    }

    private void Rehash()
    {
        var slots = new int[_slots.Length * 2];
        var mask = slots.Length - 1;
        for (var id = 0; id < Count; id++)
        {
            var slot = (int)_hashes[id] & mask;
            while (slots[slot] != 0)
            {
                slot = (slot + 1) & mask;
            }

            slots[slot] = id + 1;
        }

        _slots = slots;
    }
}
