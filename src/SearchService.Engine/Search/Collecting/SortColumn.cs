using SearchService.Engine.Segments;

namespace SearchService.Engine.Search;

/// <summary>Where the keys of one criterion come from, segment after segment.</summary>
internal abstract class SortColumn
{
    public static SortColumn Create(SortField field) => field.Type switch
    {
        SortFieldType.Score => new ScoreColumn(field.Descending),
        SortFieldType.DocId => new DocIdColumn(field.Descending),
        SortFieldType.Long => new LongColumn(field.Field, field.Descending),
        _ => throw new ArgumentException($"unknown type of sort field {field.Type}", nameof(field)),
    };

    public abstract void StartLeaf(LeafReaderContext context);

    /// <summary>The ranks of a batch of hits; batches ascend. Where a rank is <see cref="long.MaxValue"/>, only
    /// <see cref="GetKey"/> knows whether the value is missing.</summary>
    public abstract void FillRanks(ReadOnlySpan<int> docIds, ReadOnlySpan<float> scores, Span<long> ranks);

    /// <summary>The key of one hit ≥ those asked for before.</summary>
    public abstract SortKey GetKey(int docId, float score);

    /// <summary>The key that a hit has, wherever it is in the index.</summary>
    /// <param name="reader">The index.</param>
    /// <param name="hit">A document of it, with its score where the column is one of scores.</param>
    public abstract SortKey Find(IndexReader reader, ScoreDoc hit);

    /// <summary>What <see cref="TopFieldDocs.SortValues"/> shows for a key.</summary>
    public abstract long? GetValue(SortKey key);
}
