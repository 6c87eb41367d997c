using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using SearchService.Engine.Codecs;
using SearchService.Engine.Util;

namespace SearchService.Engine.Facets;

/// <summary>The documents of a segment grouped by the whole set of values that they have in a SORTED_SET column. Each is in one group, so that
/// counting takes one step a document however many values it has; what a group counts is then counted for each of its values. Documents of the
/// greatest group are not looked at: it has what the others leave. Of a set with more than half of the documents those outside are counted.
/// Takes 2 bytes a document. Immutable.</summary>
internal sealed class DocGroups
{
    /// <summary>The most groups there may be.</summary>
    public const int MaxGroups = 1 << 16;

    private readonly ushort[] _groupOfDoc;
    private readonly int[] _sizes;

    // The ordinals of a group begin at its start.
    private readonly int[] _starts;
    private readonly int[] _ords;
    private readonly int _greatest;

    // A bit for each document that is not in the greatest group.
    private readonly ulong[] _outside;

    private DocGroups(ushort[] groupOfDoc, BytesHash groups)
    {
        _groupOfDoc = groupOfDoc;
        _sizes = new int[groups.Count];
        foreach (var group in groupOfDoc)
        {
            _sizes[group]++;
        }

        _starts = new int[groups.Count + 1];
        for (var group = 0; group < groups.Count; group++)
        {
            _starts[group + 1] = _starts[group] + (groups[group].Length / sizeof(int));
            _greatest = _sizes[group] > _sizes[_greatest] ? group : _greatest;
        }

        _ords = new int[_starts[^1]];
        for (var group = 0; group < groups.Count; group++)
        {
            groups[group].CopyTo(MemoryMarshal.AsBytes(_ords.AsSpan(_starts[group].._starts[group + 1])));
        }

        _outside = new ulong[FixedBitSet.WordCount(groupOfDoc.Length)];
        for (var doc = 0; doc < groupOfDoc.Length; doc++)
        {
            _outside[doc >> 6] |= groupOfDoc[doc] == _greatest ? 0 : 1UL << doc;
        }
    }

    /// <summary>What <see cref="Count"/> looks at besides the documents: groups and their values.</summary>
    public long Cost => _sizes.Length + _ords.Length;

    /// <summary>Groups the documents of a column; null when there are more than <see cref="MaxGroups"/> groups.</summary>
    /// <param name="column">At most 2^31 - 1 ordinals.</param>
    public static DocGroups? TryBuild(SortedSetColumnReader column)
    {
        var maxDoc = column.Docs.MaxDoc;
        var groups = new BytesHash();
        var groupOfDoc = new ushort[maxDoc];
        var ords = new DocOrds(column);
        for (var first = 0; first < maxDoc; first += ColumnCounter.WindowSize)
        {
            var count = ords.Read(first);
            for (var i = 0; i < count; i++)
            {
                var group = groups.Add(MemoryMarshal.AsBytes(ords[i]));
                if (group >= MaxGroups)
                {
                    return null;
                }

                groupOfDoc[first + i] = (ushort)group;
            }
        }

        return new DocGroups(groupOfDoc, groups);
    }

    /// <summary>The same as <see cref="ColumnCounter.CountPlain"/> for all documents.</summary>
    /// <param name="docs">Which documents count, over those of the segment.</param>
    /// <param name="cardinality">How many they are.</param>
    /// <param name="targets">For each ordinal of the segment, which count it adds to.</param>
    /// <param name="counts">What is added to.</param>
    public void Count(FixedBitSet docs, int cardinality, ReadOnlySpan<int> targets, Span<int> counts)
    {
        var buffer = ArrayPool<int>.Shared.Rent(_sizes.Length);
        var ofGroups = buffer.AsSpan(0, _sizes.Length);
        ofGroups.Clear();
        if (cardinality > docs.Length / 2)
        {
            CountGroups(docs.Words, ulong.MaxValue, ofGroups);
            for (var group = 0; group < ofGroups.Length; group++)
            {
                ofGroups[group] = _sizes[group] - ofGroups[group];
            }

            ofGroups[_greatest] = 0;
        }
        else
        {
            CountGroups(docs.Words, 0, ofGroups);
        }

        var others = 0;
        foreach (var count in ofGroups)
        {
            others += count;
        }

        if (ofGroups.Length > 0)
        {
            ofGroups[_greatest] = cardinality - others;
        }

        AddUp(ofGroups, targets, counts);
        ArrayPool<int>.Shared.Return(buffer);
    }

    private void CountGroups(ReadOnlySpan<ulong> docs, ulong flip, Span<int> counts)
    {
        var groupOfDoc = _groupOfDoc;
        var outside = _outside.AsSpan(0, docs.Length);
        for (var w = 0; w < docs.Length; w++)
        {
            for (var bits = (docs[w] ^ flip) & outside[w]; bits != 0; bits &= bits - 1)
            {
                counts[groupOfDoc[(w << 6) + BitOperations.TrailingZeroCount(bits)]]++;
            }
        }
    }

    private void AddUp(ReadOnlySpan<int> ofGroups, ReadOnlySpan<int> targets, Span<int> counts)
    {
        for (var group = 0; group < ofGroups.Length; group++)
        {
            if (ofGroups[group] == 0)
            {
                continue;
            }

            foreach (var ord in _ords.AsSpan(_starts[group].._starts[group + 1]))
            {
                counts[targets[ord]] += ofGroups[group];
            }
        }
    }
}
