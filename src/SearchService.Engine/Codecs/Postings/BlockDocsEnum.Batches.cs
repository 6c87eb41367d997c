using SearchService.Engine.Util;

namespace SearchService.Engine.Codecs;

// Many documents at a time, copied from the buffers. The base class's loops are the definition.
public sealed partial class BlockDocsEnum
{
    /// <inheritdoc/>
    public override int Fill(Span<int> docIds, int endExclusive) => Fill(docIds, [], endExclusive);

    /// <inheritdoc/>
    public override int Fill(Span<int> docIds, Span<int> freqs, int endExclusive)
    {
        var filled = 0;
        while (_doc < endExclusive && filled < docIds.Length)
        {
            var docs = DocsBefore(endExclusive);
            docs = docs[..Math.Min(docs.Length, docIds.Length - filled)];
            docs.CopyTo(docIds[filled..]);
            if (!freqs.IsEmpty)
            {
                BlockFreqs[..docs.Length].CopyTo(freqs[filled..]);
            }

            filled += docs.Length;
            MoveBy(docs.Length);
        }

        return filled;
    }

    /// <inheritdoc/>
    public override void IntoBitSet(FixedBitSet set, int endExclusive)
    {
        while (_doc < endExclusive)
        {
            var docs = DocsBefore(endExclusive);
            set.SetAllAscending(docs);
            MoveBy(docs.Length);
        }
    }

    /// <summary>Moves on by fewer documents than <see cref="BlockDocs"/> has.</summary>
    internal void MoveInBlock(int count)
    {
        _index += count;
        _doc = _docs[_index];
    }

    // What is left of the block, as far as it lies before the end; not empty on a document before it.
    private ReadOnlySpan<int> DocsBefore(int endExclusive)
    {
        var docs = BlockDocs;
        if (_blockLast < endExclusive)
        {
            return docs;
        }

        var first = docs.BinarySearch(endExclusive);
        return docs[..(first < 0 ? ~first : first)];
    }

    private void MoveBy(int count)
    {
        _index += count;
        if (_index < _count)
        {
            _doc = _docs[_index];
        }
        else
        {
            NextBlock();
        }
    }
}
