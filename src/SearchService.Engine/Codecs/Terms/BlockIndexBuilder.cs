using SearchService.Engine.Coding;
using SearchService.Engine.Store;

namespace SearchService.Engine.Codecs;

/// <summary>Collects the block prefixes of a field, which come children first, and builds the FST from them in order.</summary>
internal sealed class BlockIndexBuilder
{
    private readonly MemoryOutput _arena = new(4096);
    private readonly List<Entry> _entries = [];

    /// <summary>Adds a prefix with its <i>BlockPointer</i>.</summary>
    public void Add(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> pointer)
    {
        _entries.Add(new Entry((int)_arena.Position, prefix.Length, pointer.Length));
        _arena.WriteBytes(prefix);
        _arena.WriteBytes(pointer);
    }

    /// <summary>Writes the FST's meta record and bytes and forgets all prefixes.</summary>
    public void Finish(DataOutput meta, DataOutput bytes)
    {
        _entries.Sort(ComparePrefixes);
        var fst = new FstWriter();
        foreach (var entry in _entries)
        {
            fst.Add(PrefixOf(entry), PointerOf(entry));
        }

        fst.Finish(meta, bytes);
        _entries.Clear();
        _arena.Reset();
    }

    private int ComparePrefixes(Entry a, Entry b) => PrefixOf(a).SequenceCompareTo(PrefixOf(b));

    private ReadOnlySpan<byte> PrefixOf(Entry entry) => _arena.WrittenSpan.Slice(entry.Start, entry.PrefixLength);

    private ReadOnlySpan<byte> PointerOf(Entry entry) => _arena.WrittenSpan.Slice(entry.Start + entry.PrefixLength, entry.PointerLength);

    private readonly record struct Entry(int Start, int PrefixLength, int PointerLength);
}
