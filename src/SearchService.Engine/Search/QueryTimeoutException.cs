namespace SearchService.Engine.Search;

/// <summary>A search ran into its deadline.</summary>
public sealed class QueryTimeoutException : TimeoutException
{
    public QueryTimeoutException()
        : base("the search did not end before its deadline")
    {
    }
}
