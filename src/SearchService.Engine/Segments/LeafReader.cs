using SearchService.Engine.Model;
using SearchService.Engine.Util;

namespace SearchService.Engine.Segments;

/// <summary>One segment of an index, read-only: what queries run on. Document ids are the segment's own, 0 to MaxDoc - 1.
/// Safe for use by several threads; the cursors it hands out are for one thread each.</summary>
public abstract class LeafReader
{
    /// <summary>Document slots, deleted ones included.</summary>
    public abstract int MaxDoc { get; }

    /// <summary>Documents that are not deleted.</summary>
    public abstract int NumDocs { get; }

    /// <summary>The documents that are not deleted; null when none is. Must not be changed.</summary>
    public abstract FixedBitSet? LiveDocs { get; }

    public abstract FieldInfos FieldInfos { get; }

    /// <summary>The field's terms; null when no document of the segment has any.</summary>
    public abstract Terms? GetTerms(string field);

    /// <summary>A new cursor over the field's NUMERIC column; null when the segment has none.</summary>
    public abstract NumericDocValues? GetNumericDocValues(string field);

    /// <summary>A new cursor over the field's SORTED column; null when the segment has none.</summary>
    public abstract SortedDocValues? GetSortedDocValues(string field);

    /// <summary>A new cursor over the field's SORTED_SET column; null when the segment has none.</summary>
    public abstract SortedSetDocValues? GetSortedSetDocValues(string field);

    /// <summary>A new cursor over the field's norms (each the stored byte, sign-extended); null when the field has none.</summary>
    public abstract NumericDocValues? GetNormValues(string field);

    /// <summary>Shows the stored fields of a document to a visitor.</summary>
    public abstract void VisitDocument(int docId, StoredFieldVisitor visitor);
}
