namespace SearchService.Articles;

/// <summary>How the index is.</summary>
public enum IndexHealthState
{
    /// <summary>There is none yet.</summary>
    Missing,

    /// <summary>It was opened, and its big files are being read through.</summary>
    Verifying,

    /// <summary>Every checksum was right when it was opened, or it was published since.</summary>
    Sound,

    /// <summary>The newest publication cannot be used; one before it is searched, until a job has built the index anew.</summary>
    FellBack,

    /// <summary>The index is damaged or not ours. What can be searched of it is, until a job has built it anew.</summary>
    Damaged,

    /// <summary>A job builds it anew. What there was before is searched meanwhile, if anything was.</summary>
    Rebuilding,
}
