namespace SearchService.Articles;

/// <summary>A search took longer than its deadline and was given up.</summary>
public sealed class SearchTimeoutException(TimeSpan deadline)
    : TimeoutException($"the search took longer than {deadline.TotalSeconds:0.###} s and was given up");
