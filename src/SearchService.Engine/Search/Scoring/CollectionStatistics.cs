namespace SearchService.Engine.Search;

/// <summary>What a score needs to know of a field in the whole index, deleted documents included.</summary>
/// <param name="Field">The field.</param>
/// <param name="MaxDoc">Document slots of the index.</param>
/// <param name="DocCount">Documents with at least one term of the field; positive.</param>
/// <param name="SumTotalTermFreq">Tokens of the field; equals <paramref name="SumDocFreq"/> when it has no frequencies.</param>
/// <param name="SumDocFreq">Pairs of term and document.</param>
public readonly record struct CollectionStatistics(string Field, long MaxDoc, long DocCount, long SumTotalTermFreq, long SumDocFreq);
