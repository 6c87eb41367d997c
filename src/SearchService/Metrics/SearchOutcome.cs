namespace SearchService.Metrics;

/// <summary>How a search ended, as the attribute <c>outcome</c> tells it.</summary>
public static class SearchOutcome
{
    /// <summary>Articles were found, with every word that counts.</summary>
    public const string Ok = "ok";

    /// <summary>No article had all the words; those with any of them were found.</summary>
    public const string Relaxed = "relaxed";

    /// <summary>No article was found.</summary>
    public const string ZeroHits = "zero_hits";

    /// <summary>The caller had the answer already: 304.</summary>
    public const string Unchanged = "unchanged";

    /// <summary>The search could not be read: 400 and the like.</summary>
    public const string Invalid = "invalid";

    /// <summary>The version that a cursor goes on in is gone: 410.</summary>
    public const string CursorGone = "cursor_gone";

    /// <summary>There is no index yet: 503.</summary>
    public const string NotReady = "not_ready";

    /// <summary>It took longer than the deadline: 503.</summary>
    public const string Timeout = "timeout";

    /// <summary>It was not run, because there were too many: 429 or 503.</summary>
    public const string Rejected = "rejected";

    /// <summary>The caller went away before the answer.</summary>
    public const string ClientGone = "client_gone";

    /// <summary>The service failed.</summary>
    public const string Error = "error";

    /// <summary>What an answer without a search of its own tells.</summary>
    /// <param name="status">The HTTP status.</param>
    public static string OfStatus(int status) => status switch
    {
        StatusCodes.Status304NotModified => Unchanged,
        StatusCodes.Status410Gone => CursorGone,
        StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable => Rejected,
        StatusCodes.Status499ClientClosedRequest => ClientGone,
        >= 400 and < 500 => Invalid,
        >= 500 => Error,
        _ => Ok,
    };
}
