namespace SearchService.Testing;

/// <summary>A curve through measured points: how numbers, and numbers alone, are learned from real articles.</summary>
internal static class Curve
{
    /// <summary>Draws from a distribution given by its quantiles at equal distances, the minimum first and the maximum last.</summary>
    public static int DrawQuantile(ReadOnlySpan<int> quantiles, ref ArticleRandom random)
    {
        var place = random.NextDouble() * (quantiles.Length - 1);
        var step = (int)place;
        return (int)Math.Round(quantiles[step] + ((place - step) * (quantiles[step + 1] - quantiles[step])));
    }

    /// <summary>The weights of the ranks 1 to <paramref name="count"/>: straight lines between the points on a double logarithmic
    /// scale, continued beyond the last.</summary>
    /// <param name="points">At least two, by ascending rank.</param>
    /// <param name="count">How many ranks.</param>
    public static double[] WeightsByRank(ReadOnlySpan<(double Rank, double Weight)> points, int count)
    {
        var weights = new double[count];
        var segment = 0;
        for (var rank = 1; rank <= count; rank++)
        {
            while (segment + 2 < points.Length && rank > points[segment + 1].Rank)
            {
                segment++;
            }

            var (fromRank, fromWeight) = points[segment];
            var (toRank, toWeight) = points[segment + 1];
            var slope = Math.Log(toWeight / fromWeight) / Math.Log(toRank / fromRank);
            weights[rank - 1] = fromWeight * Math.Pow(rank / fromRank, slope);
        }

        return weights;
    }
}
