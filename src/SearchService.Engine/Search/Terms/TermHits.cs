using SearchService.Engine.Model;

namespace SearchService.Engine.Search;

/// <summary>The hits of a segment where they are all documents of one term.</summary>
/// <param name="Term">The term in the segment.</param>
/// <param name="Field">Its field.</param>
/// <param name="Scoring">How it is scored.</param>
/// <param name="Factors">What the scores are multiplied with; null = nothing.</param>
internal readonly record struct TermHits(TermEntry Term, string Field, BM25Scorer Scoring, LeafFactors? Factors = null);
