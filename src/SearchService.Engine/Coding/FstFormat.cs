namespace SearchService.Engine.Coding;

/// <summary>The bytes of a finite state transducer (FST): a sorted map from byte strings to byte strings, packed into one array
/// that look-ups walk without unpacking. Version 7 of Lucene's format (since 8.4), input type "one byte per label", outputs
/// byte strings that are joined along the path. Source: index format note, sections 7.5 and 7.6.
/// <code>
/// Fst        --> 0x00 (so that no node has address 0), Node*
/// Node       --> ListNode | BinaryNode | DirectNode
/// ListNode   --> Arc+                                             labels ascending, the last arc has the flag Last
/// Arc        --> Flags (u8), Label (u8), [Output], [FinalOutput], [Target (vlong)]
/// Output     --> Length (vint), bytes
/// BinaryNode --> 0x20, ArcCount (vint), BytesPerArc (vint), Arc padded to BytesPerArc ^ ArcCount
/// DirectNode --> 0x40, LabelRange (vint), BytesPerArc (vint), Presence (one bit a label, LSB first), FirstLabel (u8),
///                Arc without label, padded to BytesPerArc, for each label present
/// </code>
/// Every node lies reversed in the array. Its address is the index of its last byte, and whoever reads walks down:
/// <code>
/// index    0   1  2  3   4  5   6  7  8   9  10
/// byte    00  05 9a 02  62 1f  02 8a 02  61 1d         start node: 10
///             --output  b  |   --output  a  +- flags: final, next, stop, output       keys: "a" → 8a 02
///                          +- flags: final, last, next, stop, output                        "b" → 9a 05
/// </code>
/// Children are written before their parents, so that a target's address is always below the arc that leads to it: a walk
/// ends, whatever the bytes say.</summary>
public static class FstFormat
{
    public const string Codec = "FST";

    /// <summary>6: Lucene 7 to 8.3, without direct addressing. 7: Lucene 8.4 and later.</summary>
    public const int MinVersion = 6;
    public const int Version = 7;

    /// <summary>One byte for each label; other input types have two or four bytes and are not used for terms.</summary>
    public const byte InputTypeByte1 = 0;

    /// <summary>The path that ends with this arc is a key.</summary>
    public const int ArcFinal = 0x01;

    /// <summary>The last arc of a list node.</summary>
    public const int ArcLast = 0x02;

    /// <summary>The target is the node directly below this one; no address is written.</summary>
    public const int ArcTargetNext = 0x04;

    /// <summary>The target has no arcs. Wins over <see cref="ArcTargetNext"/>.</summary>
    public const int ArcStop = 0x08;

    public const int ArcHasOutput = 0x10;

    /// <summary>Only together with <see cref="ArcFinal"/>: that is why the two node marks below are no arc's flags.</summary>
    public const int ArcHasFinalOutput = 0x20;

    /// <summary>The first byte of a node with slots of equal size, ascending labels, to be searched by halves.</summary>
    public const byte BinarySearchNode = 0x20;

    /// <summary>The first byte of a node with slots of equal size that a bit per label leads to.</summary>
    public const byte DirectAddressingNode = 0x40;

    /// <summary>The number of labels there can be.</summary>
    public const int MaxArcs = 256;

    /// <summary>Nodes of this depth or less (the root has 0) get slots from <see cref="ShallowFixedArcs"/> arcs on, deeper ones from
    /// <see cref="DeepFixedArcs"/> on: as Lucene does. The reader needs none of the three.</summary>
    public const int ShallowDepth = 3;
    public const int ShallowFixedArcs = 5;
    public const int DeepFixedArcs = 10;
}
