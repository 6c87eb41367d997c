namespace SearchService.Engine.Search;

/// <summary>What decides the scores of a segment's hits, in a form that can be bounded: a sum of terms and a constant, multiplied by a
/// factor of the document. Which documents match may depend on more.</summary>
internal sealed record LeafRanking
{
    /// <summary>The most terms that are ranked so.</summary>
    public const int MaxTerms = 64;

    // Scores of a term are multiples of 2^-24 of the power of two below its weight, so that sums of 64 terms whose weights differ by
    // no more than this are exact in double precision, whatever their order.
    private const float MaxWeightRatio = 1 << 20;

    private const float MinWeight = 1e-30f;
    private const float MaxWeight = 1e+30f;

    /// <summary>The ranking of a segment in which nothing matches.</summary>
    public static readonly LeafRanking Nothing = new();

    /// <summary>The terms that add to the score of a document that has them.</summary>
    public RankedTerm[] Terms { get; init; } = [];

    /// <summary>What every hit scores besides.</summary>
    public float Constant { get; init; }

    /// <summary>What the sum is multiplied with; null = nothing.</summary>
    public LeafFactors? Factors { get; init; }

    /// <summary>Whether a hit must have all the terms.</summary>
    public bool AllRequired { get; init; }

    /// <summary>Whether not every document with one of the terms matches, or others do too.</summary>
    public bool NeedsMatches { get; init; }

    public bool IsNothing => ReferenceEquals(this, Nothing);

    /// <summary>Whether it is just one term.</summary>
    public bool IsTerm => Terms.Length == 1 && Factors is null && !NeedsMatches;

    /// <summary>About how many postings scoring all hits looks at.</summary>
    public long Cost
    {
        get
        {
            var least = long.MaxValue;
            var sum = 0L;
            foreach (var term in Terms)
            {
                least = Math.Min(least, term.DocFreq);
                sum += term.DocFreq;
            }

            return Terms.Length == 0 ? least : AllRequired ? Terms.Length * least : sum;
        }
    }

    /// <summary>Whether the order in which the terms are added cannot change the score.</summary>
    public bool IsSumExact
    {
        get
        {
            if (Terms.Length > MaxTerms)
            {
                return false;
            }

            var least = float.MaxValue;
            var greatest = 0f;
            foreach (var term in Terms)
            {
                least = Math.Min(least, term.Weight);
                greatest = Math.Max(greatest, term.Weight);
            }

            return Terms.Length == 0 || (least >= MinWeight && greatest <= MaxWeight && greatest <= least * MaxWeightRatio);
        }
    }
}
