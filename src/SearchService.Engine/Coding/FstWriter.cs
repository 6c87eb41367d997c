using SearchService.Engine.Store;

namespace SearchService.Engine.Coding;

/// <summary>Builds an FST from keys in strictly ascending order of bytes. Only the path of the last key is kept open; a node is
/// packed as soon as no later key can pass through it. What the outputs below an arc have in common moves up to that arc.
/// Equal tails without outputs are shared. Layout: <see cref="FstFormat"/>. Source of the method: Mihov and Maurel, "Direct
/// construction of minimal acyclic subsequential transducers".</summary>
public sealed class FstWriter
{
    private readonly List<FstNode> _path = [new FstNode()];
    private readonly FstNodePacker _packer = new();
    private byte[] _lastKey = new byte[16];
    private int _lastLength;
    private byte[]? _emptyOutput;

    /// <summary>Adds a key, which must be greater than all keys before, with its output.</summary>
    public void Add(ReadOnlySpan<byte> key, ReadOnlySpan<byte> output)
    {
        if (key.IsEmpty && _emptyOutput is null && _lastLength == 0)
        {
            _emptyOutput = output.ToArray();
            return;
        }

        var shared = key.CommonPrefixLength(_lastKey.AsSpan(0, _lastLength));
        if (shared == key.Length || (shared < _lastLength && key[shared] < _lastKey[shared]))
        {
            throw new ArgumentException($"key {Convert.ToHexString(key)} is not greater than {Convert.ToHexString(_lastKey, 0, _lastLength)}", nameof(key));
        }

        PackBelow(shared);
        AddPath(key, shared, ShareOutputs(shared, output.ToArray()));
        Remember(key);
    }

    /// <summary>Packs what is open and writes the meta record and the bytes. The last call.</summary>
    public void Finish(DataOutput meta, DataOutput bytes)
    {
        PackBelow(0);
        var root = _packer.Pack(_path[0], depth: 0);
        CodecUtil.WriteHeader(meta, FstFormat.Codec, FstFormat.Version);
        meta.WriteByte((byte)(_emptyOutput is null ? 0 : 1));
        if (_emptyOutput is not null)
        {
            var output = new MemoryOutput();
            output.WriteVInt(_emptyOutput.Length);
            output.WriteBytes(_emptyOutput);
            var reversed = output.WrittenSpan.ToArray();
            reversed.AsSpan().Reverse();
            meta.WriteVInt(reversed.Length);
            meta.WriteBytes(reversed);
        }

        meta.WriteByte(FstFormat.InputTypeByte1);
        meta.WriteVLong(Math.Max(0, root));
        meta.WriteVLong(_packer.Bytes.Length);
        bytes.WriteBytes(_packer.Bytes);
    }

    // Closes the nodes of the last key below a depth: each becomes bytes, and the arc to it gets their address.
    private void PackBelow(int depth)
    {
        for (var d = _lastLength; d > depth; d--)
        {
            var node = _path[d];
            ref var arc = ref _path[d - 1].LastArc;
            arc.Target = _packer.Pack(node, d);
            arc.IsFinal = node.IsFinal;
            arc.FinalOutput = node.FinalOutput;
            node.Clear();
        }
    }

    // Along the shared path each arc keeps what its output and the new one begin with alike; the rest of the old one goes
    // down to whatever follows the arc. Returns the rest of the new one.
    private byte[] ShareOutputs(int depth, byte[] output)
    {
        for (var d = 0; d < depth; d++)
        {
            ref var arc = ref _path[d].LastArc;
            var common = arc.Output.AsSpan().CommonPrefixLength(output);
            if (common < arc.Output.Length)
            {
                _path[d + 1].PrependToOutputs(arc.Output.AsSpan(common));
                arc.Output = arc.Output[..common];
            }

            output = output[common..];
        }

        return output;
    }

    private void AddPath(ReadOnlySpan<byte> key, int shared, byte[] output)
    {
        for (var d = shared; d < key.Length; d++)
        {
            _path[d].Add(key[d], d == shared ? output : []);
            if (_path.Count == d + 1)
            {
                _path.Add(new FstNode());
            }
        }

        _path[key.Length].IsFinal = true;
    }

    private void Remember(ReadOnlySpan<byte> key)
    {
        if (_lastKey.Length < key.Length)
        {
            _lastKey = new byte[Math.Max(key.Length, _lastKey.Length * 2)];
        }

        key.CopyTo(_lastKey);
        _lastLength = key.Length;
    }
}
