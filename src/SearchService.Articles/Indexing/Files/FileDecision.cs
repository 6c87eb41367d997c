namespace SearchService.Articles;

/// <summary>What a job does with a file.</summary>
internal enum FileDecision
{
    /// <summary>Looks into it.</summary>
    Read,

    /// <summary>Leaves its article in the index as it is.</summary>
    Keep,

    /// <summary>Leaves it out as before, for the same reason.</summary>
    Skip,
}
