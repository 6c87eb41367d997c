namespace SearchService.Engine.Search;

/// <summary>A query has more clauses, or stands for more terms, than its limit allows.</summary>
public sealed class TooManyClausesException : Exception
{
    public TooManyClausesException(string what, int limit)
        : base($"{what}: more than {limit}") => Limit = limit;

    /// <summary>How many are allowed.</summary>
    public int Limit { get; }
}
