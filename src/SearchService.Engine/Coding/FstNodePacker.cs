using SearchService.Engine.Store;

namespace SearchService.Engine.Coding;

/// <summary>Turns the nodes of an FST into bytes, children before parents, and chooses each node's form: a list where there are
/// few arcs, else slots of equal size, found by the label's bit or, where labels lie far apart, by halving. Layout:
/// <see cref="FstFormat"/>.</summary>
internal sealed class FstNodePacker
{
    /// <summary>Stands for a node without arcs, which is never written.</summary>
    public const int Stop = -1;

    // Slots are as long as the longest arc. One long output (a block cut in many parts) among short ones would blow them up.
    private const int MaxGrowth = 3;

    private readonly MemoryOutput _node = new();
    private readonly MemoryOutput _arc = new();
    private readonly Dictionary<long, int> _tails = [];
    private byte[] _bytes = new byte[64];
    private int _length = 1;
    private int _lastAddress = Stop;

    /// <summary>The FST so far, padding byte included.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _length);

    /// <summary>Writes a node, or finds an equal one; returns its address, or <see cref="Stop"/> when it has no arcs.</summary>
    public int Pack(FstNode node, int depth)
    {
        var arcs = node.Arcs;
        if (arcs.IsEmpty)
        {
            return Stop;
        }

        var isTail = arcs.Length == 1 && arcs[0].Output.Length == 0 && arcs[0].FinalOutput.Length == 0;
        var tail = isTail ? TailKey(arcs[0]) : 0;
        if (isTail && _tails.TryGetValue(tail, out var address))
        {
            return address;
        }

        _node.Reset();
        var manyArcs = depth <= FstFormat.ShallowDepth ? FstFormat.ShallowFixedArcs : FstFormat.DeepFixedArcs;
        if (arcs.Length < manyArcs || !TryWriteSlots(arcs))
        {
            WriteList(arcs);
        }

        _lastAddress = AppendReversed(_node.WrittenSpan);
        if (isTail)
        {
            _tails.Add(tail, _lastAddress);
        }

        return _lastAddress;
    }

    private static long TailKey(in FstNode.Arc arc) => ((long)arc.Target << 9) | (arc.IsFinal ? 0x100L : 0) | arc.Label;

    private void WriteList(ReadOnlySpan<FstNode.Arc> arcs)
    {
        for (var i = 0; i < arcs.Length; i++)
        {
            // Before any node is written "stop" equals "the last address": the flag that comes of it means nothing, Lucene
            // sets it too, and so small FSTs are the same bytes.
            var next = arcs[i].Target == _lastAddress ? FstFormat.ArcTargetNext : 0;
            WriteArc(_node, arcs[i], Flags(arcs, i) | next, withLabel: true);
        }
    }

    private bool TryWriteSlots(ReadOnlySpan<FstNode.Arc> arcs)
    {
        var longest = 0;
        var listBytes = 0;
        for (var i = 0; i < arcs.Length; i++)
        {
            _arc.Reset();
            WriteArc(_arc, arcs[i], Flags(arcs, i), withLabel: false);
            longest = Math.Max(longest, (int)_arc.Position);
            listBytes += (int)_arc.Position + 1;
        }

        var range = arcs[^1].Label - arcs[0].Label + 1;
        var presenceBytes = (range + 7) >> 3;
        var direct = presenceBytes + 1 + (longest * arcs.Length);
        var binary = (longest + 1) * arcs.Length;
        if (Math.Min(direct, binary) > listBytes * MaxGrowth)
        {
            return false;
        }

        // A bit look-up beats halving: worth a quarter more.
        var isDirect = direct <= binary + (binary >> 2);
        _node.WriteByte(isDirect ? FstFormat.DirectAddressingNode : FstFormat.BinarySearchNode);
        _node.WriteVInt(isDirect ? range : arcs.Length);
        var slotBytes = isDirect ? longest : longest + 1;
        _node.WriteVInt(slotBytes);
        if (isDirect)
        {
            WritePresence(arcs, presenceBytes);
        }

        WriteSlots(arcs, slotBytes, withLabel: !isDirect);
        return true;
    }

    private void WritePresence(ReadOnlySpan<FstNode.Arc> arcs, int presenceBytes)
    {
        Span<byte> presence = stackalloc byte[FstFormat.MaxArcs / 8];
        presence.Clear();
        foreach (ref readonly var arc in arcs)
        {
            var index = arc.Label - arcs[0].Label;
            presence[index >> 3] |= (byte)(1 << (index & 7));
        }

        _node.WriteBytes(presence[..presenceBytes]);
        _node.WriteByte(arcs[0].Label);
    }

    private void WriteSlots(ReadOnlySpan<FstNode.Arc> arcs, int slotBytes, bool withLabel)
    {
        for (var i = 0; i < arcs.Length; i++)
        {
            var end = _node.Position + slotBytes;
            WriteArc(_node, arcs[i], Flags(arcs, i), withLabel);
            while (_node.Position < end)
            {
                _node.WriteByte(0);
            }
        }
    }

    private static int Flags(ReadOnlySpan<FstNode.Arc> arcs, int i)
    {
        ref readonly var arc = ref arcs[i];
        return (arc.IsFinal ? FstFormat.ArcFinal : 0)
            | (i == arcs.Length - 1 ? FstFormat.ArcLast : 0)
            | (arc.Target == Stop ? FstFormat.ArcStop : 0)
            | (arc.Output.Length > 0 ? FstFormat.ArcHasOutput : 0)
            | (arc.FinalOutput.Length > 0 ? FstFormat.ArcHasFinalOutput : 0);
    }

    private static void WriteArc(MemoryOutput output, in FstNode.Arc arc, int flags, bool withLabel)
    {
        output.WriteByte((byte)flags);
        if (withLabel)
        {
            output.WriteByte(arc.Label);
        }

        WriteOutput(output, arc.Output);
        WriteOutput(output, arc.FinalOutput);
        if ((flags & (FstFormat.ArcStop | FstFormat.ArcTargetNext)) == 0)
        {
            output.WriteVLong(arc.Target);
        }
    }

    private static void WriteOutput(MemoryOutput output, byte[] value)
    {
        if (value.Length > 0)
        {
            output.WriteVInt(value.Length);
            output.WriteBytes(value);
        }
    }

    private int AppendReversed(ReadOnlySpan<byte> node)
    {
        var needed = checked(_length + node.Length);
        if (_bytes.Length < needed)
        {
            Array.Resize(ref _bytes, (int)Math.Min(Array.MaxLength, Math.Max(needed, _bytes.Length * 2L)));
        }

        var target = _bytes.AsSpan(_length, node.Length);
        node.CopyTo(target);
        target.Reverse();
        _length = needed;
        return needed - 1;
    }
}
