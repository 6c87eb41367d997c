using SearchService.Engine.Model;

namespace SearchService.Engine.Search;

/// <summary>What a score needs to know of a term in the whole index, deleted documents included.</summary>
/// <param name="Term">The term.</param>
/// <param name="DocFreq">Documents that hold it; positive.</param>
/// <param name="TotalTermFreq">How often it occurs.</param>
public readonly record struct TermStatistics(Term Term, long DocFreq, long TotalTermFreq);
