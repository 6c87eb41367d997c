using SearchService.Engine.Store;
using SearchService.Engine.Util;

namespace SearchService.Engine.Codecs;

/// <summary>Writes which documents of a segment have a value in a column; <see cref="DocsWithFieldFormat"/> draws it.</summary>
public static class DocsWithFieldWriter
{
    /// <summary>Writes the group to the metadata and, when some documents have a value and some not, the set to the data.
    /// Returns how many documents have a value.</summary>
    /// <param name="meta">The meta file.</param>
    /// <param name="data">The data file.</param>
    /// <param name="docsWithField">The documents, over [0, maxDoc); null = all.</param>
    /// <param name="maxDoc">Documents in the segment.</param>
    public static int Write(DataOutput meta, DataOutput data, FixedBitSet? docsWithField, int maxDoc)
    {
        if (docsWithField is not null && docsWithField.Length != maxDoc)
        {
            throw new ArgumentException($"a set over {docsWithField.Length} documents for a segment of {maxDoc}", nameof(docsWithField));
        }

        var count = docsWithField?.Cardinality() ?? maxDoc;
        if (count == 0 || count == maxDoc)
        {
            meta.WriteLong(count == 0 ? DocsWithFieldFormat.None : DocsWithFieldFormat.All);
            meta.WriteLong(0);
            meta.WriteShort(-1);
            meta.WriteByte(unchecked((byte)IndexedDisiFormat.NoRankTable));
            return count;
        }

        var start = data.Position;
        var jumpTableEntries = IndexedDisiWriter.Write(data, docsWithField!);
        meta.WriteLong(start);
        meta.WriteLong(data.Position - start);
        meta.WriteShort(jumpTableEntries);
        meta.WriteByte(IndexedDisiFormat.RankPower);
        return count;
    }
}
