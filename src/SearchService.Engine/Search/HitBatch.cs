using SearchService.Engine.Util;

namespace SearchService.Engine.Search;

/// <summary>A buffer of hits of one segment on their way from a scorer to a collector, in ascending order of documents.</summary>
public sealed class HitBatch
{
    /// <summary>The most hits that it holds.</summary>
    public const int Capacity = 2048;

    private readonly int[] _docIds = new int[Capacity];
    private readonly float[] _scores;
    private WindowSums? _sums;
    private ProductBuffers? _products;

    /// <param name="withScores">Whether scores are wanted.</param>
    public HitBatch(bool withScores) => _scores = withScores ? new float[Capacity] : [];

    /// <summary>How many hits it holds now.</summary>
    public int Count { get; set; }

    /// <summary>Room for <see cref="Capacity"/> documents.</summary>
    public Span<int> DocIds => _docIds;

    /// <summary>Room for <see cref="Capacity"/> scores; empty when they are not wanted.</summary>
    public Span<float> Scores => _scores;

    /// <summary>Whoever fills the batch may give a hit whose score is not above this any other score that is not above it.
    /// Hits are never left out for it, so that totals stay exact.</summary>
    public float ScoreFloor { get; set; } = float.NegativeInfinity;

    /// <summary>Room for who fills batches with sums. Clean: who throws in the midst of a window forgets the batch.</summary>
    internal WindowSums Sums => _sums ??= new WindowSums();

    /// <summary>Room for who multiplies the scores.</summary>
    internal ProductBuffers Products => _products ??= new ProductBuffers();

    /// <summary>Takes out the documents that are not in the set.</summary>
    public void Retain(FixedBitSet docs)
    {
        var docIds = DocIds[..Count];
        var kept = 0;
        for (var i = 0; i < docIds.Length; i++)
        {
            var docId = docIds[i];
            docIds[kept] = docId;
            if (_scores.Length != 0)
            {
                _scores[kept] = _scores[i];
            }

            kept += docs.Get(docId) ? 1 : 0;
        }

        Count = kept;
    }
}
