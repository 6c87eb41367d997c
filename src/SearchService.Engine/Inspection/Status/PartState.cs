namespace SearchService.Engine.Inspection;

/// <summary>What came of the check of a part.</summary>
public enum PartState
{
    /// <summary>All that was looked at is as it must be.</summary>
    Ok,

    /// <summary>Something is damaged: the errors say what.</summary>
    Damaged,

    /// <summary>It was not looked at: the note says why.</summary>
    NotChecked,
}
