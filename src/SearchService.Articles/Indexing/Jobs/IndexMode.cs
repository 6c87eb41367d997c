namespace SearchService.Articles;

/// <summary>How a job brings the index up to date with the folder.</summary>
public enum IndexMode
{
    /// <summary>Reads what is new or changed, removes what vanished.</summary>
    Changed,

    /// <summary>Reads everything and replaces the index.</summary>
    Full,
}
