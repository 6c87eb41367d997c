using SearchService.Engine.Model;
using SearchService.Engine.Search;

namespace SearchService.Testing;

/// <summary>Drives a scorer by its approximation and confirms each candidate once.</summary>
public static class AssertingTwoPhase
{
    /// <summary>The matches with their scores.</summary>
    public static IEnumerable<(int DocId, float Score)> Read(Scorer scorer)
    {
        var approximation = scorer.Approximation;
        var contract = new IterationContract($"approximation of {scorer.GetType().Name}", approximation);
        while (contract.NextDoc() != DocIdSetIterator.NoMoreDocs)
        {
            if (scorer.Matches())
            {
                contract.Require(scorer.DocId == approximation.DocId, $"the scorer stands on {scorer.DocId}, its approximation on {approximation.DocId}");
                yield return (scorer.DocId, scorer.Score());
            }
            else
            {
                contract.Require(scorer.MatchCost > 0, "a scorer without a second phase rejects a candidate");
            }
        }
    }
}
