namespace SearchService.Engine.Search;

/// <summary>What takes the hits of one segment.</summary>
public abstract class LeafCollector
{

    /// <summary>A hit whose score is not above this is only counted, so that its score need not be right; read before each batch,
    /// never falls.</summary>
    public virtual float ScoreFloor => float.NegativeInfinity;

    /// <summary>Takes a batch of hits, which ascend within it and from batch to batch. No deleted document is among them.</summary>
    /// <param name="docIds">Documents of the segment.</param>
    /// <param name="scores">Their scores; empty in <see cref="ScoreMode.CompleteNoScores"/>.</param>
    public abstract void Collect(ReadOnlySpan<int> docIds, ReadOnlySpan<float> scores);
}
