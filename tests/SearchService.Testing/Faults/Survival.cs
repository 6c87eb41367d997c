namespace SearchService.Testing;

/// <summary>What of a directory is left after everything stopped.</summary>
public enum Survival
{
    /// <summary>All that was done: the process died, the machine did not.</summary>
    Everything,

    /// <summary>The power went, and nothing is left but what was synced.</summary>
    SyncedOnly,

    /// <summary>The power went, and of what was not synced there are traces: any of the creations, renames and deletions, and beginnings of
    /// files, the last bytes zero.</summary>
    Torn,
}
