using System.Runtime.InteropServices;

namespace SearchService.Engine.Coding;

/// <summary>A node of an FST that is being built: still open, its last arc leads to the next open node.</summary>
internal sealed class FstNode
{
    private readonly List<Arc> _arcs = [];

    /// <summary>True when a key ends at this node.</summary>
    public bool IsFinal { get; set; }

    /// <summary>What the key that ends here has behind the outputs of its arcs.</summary>
    public byte[] FinalOutput { get; private set; } = [];

    /// <summary>The arcs by ascending label; valid until the next one is added.</summary>
    public ReadOnlySpan<Arc> Arcs => CollectionsMarshal.AsSpan(_arcs);

    /// <summary>The arc with the greatest label. There must be one.</summary>
    public ref Arc LastArc => ref CollectionsMarshal.AsSpan(_arcs)[^1];

    public void Add(byte label, byte[] output) => _arcs.Add(new Arc { Label = label, Output = output, FinalOutput = [] });

    /// <summary>Puts bytes in front of the outputs of all keys that pass through or end here.</summary>
    public void PrependToOutputs(ReadOnlySpan<byte> prefix)
    {
        foreach (ref var arc in CollectionsMarshal.AsSpan(_arcs))
        {
            arc.Output = [.. prefix, .. arc.Output];
        }

        if (IsFinal)
        {
            FinalOutput = [.. prefix, .. FinalOutput];
        }
    }

    public void Clear()
    {
        _arcs.Clear();
        IsFinal = false;
        FinalOutput = [];
    }

    /// <summary>One arc; the last three are known once the node it leads to is packed.</summary>
    internal struct Arc
    {
        public byte Label;
        public byte[] Output;
        public bool IsFinal;
        public byte[] FinalOutput;

        /// <summary>The address of the node it leads to, or <see cref="FstNodePacker.Stop"/>.</summary>
        public int Target;
    }
}
