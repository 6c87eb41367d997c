using SearchService.Engine.Coding;
using SearchService.Engine.Store;

namespace SearchService.Engine.Codecs;

/// <summary>Where the first value of each document of a column is: documents + 1 ascending numbers.
/// <see cref="DocValuesFormat"/> draws it. Immutable.</summary>
internal sealed record AddressesMeta(long Offset, long Length, DirectMonotonicMeta Values)
{
    /// <summary>Reads it at the cursor and moves behind it.</summary>
    internal static AddressesMeta Read(IndexInput meta, int docs)
    {
        if (docs < 0)
        {
            CorruptIndexException.Throw($"{docs} documents before offset {meta.Position}", meta.Name);
        }

        var offset = meta.ReadLong();
        var blockShift = meta.ReadVInt();
        var values = DirectMonotonicMeta.Read(meta, docs + 1L, blockShift);
        return new AddressesMeta(offset, meta.ReadLong(), values);
    }

    internal DirectMonotonicReader Open(IndexInput data) => new(Values, data.Slice("addresses", Offset, Length));
}
