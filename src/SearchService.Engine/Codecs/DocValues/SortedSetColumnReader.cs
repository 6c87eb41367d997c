using System.Diagnostics.CodeAnalysis;
using SearchService.Engine.Coding;
using SearchService.Engine.Model;
using SearchService.Engine.Store;

namespace SearchService.Engine.Codecs;

/// <summary>A SORTED_SET column of a segment: the ordinals of documents in any order, and many at once. Immutable and safe for
/// use by several threads. The ordinals of all documents stand one after the other in <see cref="Ords"/>; those of one
/// document are a range of positions there.</summary>
public sealed class SortedSetColumnReader
{
    private const int ChunkValues = 128;

    // Null when no document has more than one value: then a document's position is its index.
    private readonly DirectMonotonicReader? _addresses;

    private SortedSetColumnReader(DocsWithField docs, OrdinalValues ords, DirectMonotonicReader? addresses, TermsDictionary dictionary)
    {
        Docs = docs;
        Ords = ords;
        _addresses = addresses;
        Dictionary = dictionary;
    }

    /// <summary>The documents that have at least one value.</summary>
    public DocsWithField Docs { get; }

    /// <summary>The ordinals of all documents, by position.</summary>
    public OrdinalValues Ords { get; }

    /// <summary>The distinct values.</summary>
    public TermsDictionary Dictionary { get; }

    /// <summary>True when no document has more than one value.</summary>
    public bool IsSingleValued => _addresses is null;

    /// <summary>The positions [start, endExclusive) of a document's ordinals; false, and an empty range, when it has none.</summary>
    public bool TryGetRange(int docId, out long start, out long endExclusive)
    {
        var index = Docs.IndexOf(docId);
        if (index < 0)
        {
            start = endExclusive = 0;
            return false;
        }

        start = StartOf(index);
        endExclusive = StartOf(index + 1);
        CheckRange(start, endExclusive);
        return true;
    }

    /// <summary>The position of the first ordinal of the document that has this index among those with a value;
    /// <see cref="DocsWithField.Count"/> is legal and gives the end.</summary>
    public long StartOf(int index) => _addresses is null ? index : _addresses.Get(index);

    /// <summary>Fills in, for the documents from <paramref name="startDocId"/> on, where the ordinals of each begin:
    /// those of the document startDocId + i are at the positions [starts[i], starts[i + 1]), an empty range when it has none.
    /// So n + 1 numbers describe n documents.</summary>
    /// <exception cref="CorruptIndexException">The stored positions descend, or are not within the ordinals.</exception>
    public void FillStarts(int startDocId, Span<int> starts)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(startDocId);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(starts.Length - 1, Docs.MaxDoc - startDocId);
        if (Ords.Count > int.MaxValue)
        {
            throw new InvalidOperationException($"{Ords.Count} positions do not fit ints");
        }

        if (Docs.IsAll)
        {
            FillStartsOfAll(startDocId, starts);
            return;
        }

        var docs = Docs.OpenCursor();
        var docId = docs.Advance(startDocId);
        long position = docId == DocIdSetIterator.NoMoreDocs ? StartOf(Docs.Count) : StartOf(docs.Index);
        var previous = 0L;
        for (var i = 0; i < starts.Length; i++)
        {
            CheckRange(previous, position);
            starts[i] = (int)position;
            previous = position;
            if (docId == startDocId + i)
            {
                position = StartOf(docs.Index + 1);
                docId = docs.NextDoc();
            }
        }
    }

    /// <summary>A new cursor.</summary>
    public SortedSetDocValues OpenCursor() => new SortedSetColumnCursor(this);

    /// <summary>Reads an entry behind its type, and moves behind it.</summary>
    /// <exception cref="CorruptIndexException">The entry contradicts itself, the data file or the number of documents.</exception>
    internal static SortedSetColumnReader Read(IndexInput meta, IndexInput data, int maxDoc)
    {
        var multiValued = meta.ReadByte();
        switch (multiValued)
        {
            case 0:
                var single = SortedColumnReader.Read(meta, data, maxDoc);
                return new SortedSetColumnReader(single.Docs, single.Ords, null, single.Dictionary);
            case 1:
                return ReadMultiValued(meta, data, maxDoc);
            default:
                throw new CorruptIndexException($"kind of sorted set before offset {meta.Position} is {multiValued}, expected 0 or 1", meta.Name);
        }
    }

    internal void CheckRange(long start, long endExclusive)
    {
        if (start < 0 || start > endExclusive || endExclusive > Ords.Count)
        {
            ThrowRange(start, endExclusive);
        }
    }

    // With a value in every document, a document's index is its id.
    private void FillStartsOfAll(int startDocId, Span<int> starts)
    {
        if (_addresses is null)
        {
            for (var i = 0; i < starts.Length; i++)
            {
                starts[i] = startDocId + i;
            }

            return;
        }

        Span<long> buffer = stackalloc long[ChunkValues];
        var previous = 0L;
        for (var filled = 0; filled < starts.Length; filled += ChunkValues)
        {
            var chunk = buffer[..Math.Min(ChunkValues, starts.Length - filled)];
            _addresses.Fill(startDocId + filled, chunk);
            var target = starts[filled..];
            for (var i = 0; i < chunk.Length; i++)
            {
                CheckRange(previous, chunk[i]);
                previous = chunk[i];
                target[i] = (int)previous;
            }
        }
    }

    private static SortedSetColumnReader ReadMultiValued(IndexInput meta, IndexInput data, int maxDoc)
    {
        var header = DocsWithFieldHeader.Read(meta);
        var ords = OrdinalsMeta.Read(meta);
        if (ords.BitsPerOrd == 0)
        {
            CorruptIndexException.Throw($"ordinals of 0 bits for several values per document before offset {meta.Position}", meta.Name);
        }

        var count = meta.ReadInt();
        var addresses = AddressesMeta.Read(meta, count).Open(data);
        var dictionary = TermsDictionary.Read(meta, data);
        var docs = DocsWithField.Open(header, data, count, maxDoc);
        return new SortedSetColumnReader(docs, new OrdinalValues(ords, data, addresses.Get(count), dictionary.Count), addresses, dictionary);
    }

    [DoesNotReturn]
    private void ThrowRange(long start, long endExclusive) =>
        throw new CorruptIndexException($"a document's ordinals are at [{start}, {endExclusive}) of {Ords.Count}", Dictionary.Name);
}
