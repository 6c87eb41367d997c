namespace SearchService.Articles;

/// <summary>Whether an index can be searched.</summary>
public enum IndexReadinessState
{
    /// <summary>There is none yet, and a job builds it or is about to.</summary>
    Starting,

    /// <summary>There is none, and the job that was to build it is over: somebody has to do something.</summary>
    Broken,

    /// <summary>There is one.</summary>
    Ready,
}
