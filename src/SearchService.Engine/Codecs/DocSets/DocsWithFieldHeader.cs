using SearchService.Engine.Store;

namespace SearchService.Engine.Codecs;

/// <summary>The metadata of a column's documents, as <see cref="DocsWithFieldFormat"/> draws it. The number of documents
/// stands elsewhere in the entry.</summary>
/// <param name="Offset">-2 = none, -1 = all, else where the set begins in the data file.</param>
/// <param name="Length">Bytes of the set, jump table included.</param>
/// <param name="RankPower">Of the set's rank tables; -1 = none.</param>
public readonly record struct DocsWithFieldHeader(long Offset, long Length, int RankPower)
{
    /// <summary>Reads the group at the cursor. The jump table's size is passed over: readers do without the table.</summary>
    /// <exception cref="CorruptIndexException">The offset is none of the three kinds.</exception>
    public static DocsWithFieldHeader Read(IndexInput meta)
    {
        var offset = meta.ReadLong();
        if (offset < DocsWithFieldFormat.None)
        {
            CorruptIndexException.Throw($"offset {offset} of the documents with a value, expected -2 or more", meta.Name);
        }

        var length = meta.ReadLong();
        meta.Skip(sizeof(short));
        return new DocsWithFieldHeader(offset, length, (sbyte)meta.ReadByte());
    }
}
