using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using SearchService.Engine.Store;

namespace SearchService.Engine.Coding;

/// <summary>A walk through an FST, one label at a time, directly on its bytes; nothing is allocated. Starts at the root.
/// Damage throws <see cref="CorruptIndexException"/>; a walk of n labels reads at most n nodes. Layout: <see cref="FstFormat"/>.</summary>
public ref struct FstCursor
{
    private readonly ReadOnlySpan<byte> _bytes;
    private readonly string _resource;
    private int _node;

    /// <param name="bytes">The whole FST.</param>
    /// <param name="startNode">The address of the root node; 0 = there are no arcs.</param>
    /// <param name="resource">Names the bytes in messages.</param>
    public FstCursor(ReadOnlySpan<byte> bytes, int startNode, string resource)
    {
        _bytes = bytes;
        _node = startNode;
        _resource = resource;
    }

    /// <summary>True when the labels so far are a key. False before the first move: the empty key is not in the nodes.</summary>
    public bool IsFinal { get; private set; }

    /// <summary>The output of the arc that the last move took, <b>in reversed order of bytes</b>.</summary>
    public ReadOnlySpan<byte> ReversedOutput { get; private set; }

    /// <summary>What a key that ends here has behind the outputs of its arcs, <b>in reversed order of bytes</b>.</summary>
    public ReadOnlySpan<byte> ReversedFinalOutput { get; private set; }

    /// <summary>Follows the arc with this label; false when there is none, and then the cursor must not be moved again.</summary>
    public bool Move(byte label)
    {
        if (_node == 0)
        {
            return false;
        }

        var position = _node;
        return ByteAt(position) switch
        {
            FstFormat.DirectAddressingNode => MoveInDirect(position - 1, label),
            FstFormat.BinarySearchNode => MoveInBinary(position - 1, label),
            _ => MoveInList(position, label),
        };
    }

    private bool MoveInList(int position, byte label)
    {
        while (true)
        {
            int flags = ReadByte(ref position);
            var found = ReadByte(ref position);
            if (found == label)
            {
                if (TakeArc(flags, ref position))
                {
                    SetTarget(NodeEnd(flags, position));
                }

                return true;
            }

            if (found > label || (flags & FstFormat.ArcLast) != 0)
            {
                return false;
            }

            SkipArc(flags, ref position);
        }
    }

    // Where reading ends when the rest of a list node is skipped: the address of the node directly below it.
    private readonly int NodeEnd(int flags, int position)
    {
        while ((flags & FstFormat.ArcLast) == 0)
        {
            flags = ReadByte(ref position);
            ReadByte(ref position);
            SkipArc(flags, ref position);
        }

        return position;
    }

    private bool MoveInBinary(int position, byte label)
    {
        var arcs = ReadVInt(ref position);
        var bytesPerArc = ReadVInt(ref position);
        CheckSlots(arcs, bytesPerArc, position);
        var low = 0;
        var high = arcs - 1;
        while (low <= high)
        {
            var middle = (low + high) >> 1;
            var slot = position - (middle * bytesPerArc);
            var found = ByteAt(slot - 1);
            if (found == label)
            {
                TakeSlot(ByteAt(slot), slot - 2, position - (arcs * bytesPerArc));
                return true;
            }

            if (found < label)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return false;
    }

    private bool MoveInDirect(int position, byte label)
    {
        var range = ReadVInt(ref position);
        var bytesPerArc = ReadVInt(ref position);
        CheckSlots(range, bytesPerArc: 0, position);
        var presence = position;
        position -= (range + 7) >> 3;
        var index = label - ReadByte(ref position);
        if (index < 0 || index >= range || (ByteAt(presence - (index >> 3)) & (1 << (index & 7))) == 0)
        {
            return false;
        }

        var slots = CountPresent(presence, range);
        CheckSlots(slots, bytesPerArc, position);
        var slot = position - (CountPresent(presence, index) * bytesPerArc);
        var flags = ReadByte(ref slot);
        TakeSlot(flags, slot, position - (slots * bytesPerArc));
        return true;
    }

    private readonly int CountPresent(int presence, int bits)
    {
        var count = 0;
        for (; bits >= 8; bits -= 8)
        {
            count += BitOperations.PopCount(ByteAt(presence--));
        }

        return bits == 0 ? count : count + BitOperations.PopCount((uint)(ByteAt(presence) & ((1 << bits) - 1)));
    }

    private void TakeSlot(int flags, int position, int nodeEnd)
    {
        if (TakeArc(flags, ref position))
        {
            SetTarget(nodeEnd);
        }
    }

    // Reads an arc behind its label; true when its target is the node below this one, which only the caller can find.
    private bool TakeArc(int flags, scoped ref int position)
    {
        IsFinal = (flags & FstFormat.ArcFinal) != 0;
        ReversedOutput = (flags & FstFormat.ArcHasOutput) != 0 ? ReadOutput(ref position) : default;
        ReversedFinalOutput = (flags & FstFormat.ArcHasFinalOutput) != 0 ? ReadOutput(ref position) : default;
        if ((flags & FstFormat.ArcStop) != 0)
        {
            _node = 0;
            return false;
        }

        if ((flags & FstFormat.ArcTargetNext) != 0)
        {
            return true;
        }

        SetTarget(ReadVLong(ref position));
        return false;
    }

    private void SetTarget(long target)
    {
        if (target <= 0 || target >= _node)
        {
            ThrowTarget(target);
        }

        _node = (int)target;
    }

    private readonly void SkipArc(int flags, scoped ref int position)
    {
        if ((flags & FstFormat.ArcHasOutput) != 0)
        {
            ReadOutput(ref position);
        }

        if ((flags & FstFormat.ArcHasFinalOutput) != 0)
        {
            ReadOutput(ref position);
        }

        if ((flags & (FstFormat.ArcStop | FstFormat.ArcTargetNext)) == 0)
        {
            ReadVLong(ref position);
        }
    }

    private readonly ReadOnlySpan<byte> ReadOutput(scoped ref int position)
    {
        var length = ReadVInt(ref position);
        if (length < 0 || length > position + 1)
        {
            ThrowOutput(length, position);
        }

        position -= length;
        return _bytes.Slice(position + 1, length);
    }

    private readonly int ReadVInt(scoped ref int position)
    {
        var value = ReadVLong(ref position);
        if (value > int.MaxValue)
        {
            ThrowNumber(value, position);
        }

        return (int)value;
    }

    private readonly long ReadVLong(scoped ref int position)
    {
        var first = ReadByte(ref position);
        return first < 0x80 ? first : ReadVLong(first, ref position);
    }

    // One of several bytes.
    private readonly long ReadVLong(byte first, scoped ref int position)
    {
        long value = first & 0x7F;
        for (var shift = 7; shift < 63; shift += 7)
        {
            long b = ReadByte(ref position);
            value |= (b & 0x7F) << shift;
            if (b < 0x80)
            {
                return value;
            }
        }

        CorruptIndexException.Throw($"FST number is too long above {position}", _resource);
        return 0;
    }

    private readonly void CheckSlots(int slots, int bytesPerArc, int position)
    {
        if (slots is <= 0 or > FstFormat.MaxArcs || (long)slots * bytesPerArc > position)
        {
            ThrowSlots(slots, bytesPerArc);
        }
    }

    private readonly byte ReadByte(scoped ref int position) => ByteAt(position--);

    private readonly byte ByteAt(int position)
    {
        if ((uint)position >= (uint)_bytes.Length)
        {
            ThrowOutside(position);
        }

        return _bytes[position];
    }

    // Apart from the walk, whose steps are so small that calls would cost more than they.
    [DoesNotReturn]
    private readonly void ThrowTarget(long target) =>
        throw new CorruptIndexException($"FST node {_node} has an arc to {target}, expected an address from 1 to {_node - 1}", _resource);

    [DoesNotReturn]
    private readonly void ThrowOutput(int length, int position) =>
        throw new CorruptIndexException($"FST output of {length} bytes at {position}", _resource);

    [DoesNotReturn]
    private readonly void ThrowNumber(long value, int position) =>
        throw new CorruptIndexException($"FST number {value} above {position}, expected at most {int.MaxValue}", _resource);

    [DoesNotReturn]
    private readonly void ThrowSlots(int slots, int bytesPerArc) =>
        throw new CorruptIndexException($"FST node {_node} claims {slots} slots of {bytesPerArc} bytes", _resource);

    [DoesNotReturn]
    private readonly void ThrowOutside(int position) =>
        throw new CorruptIndexException($"FST is read at {position}, it has {_bytes.Length} bytes", _resource);
}
