namespace SearchService.Testing;

/// <summary>What goes wrong at a call.</summary>
public enum FaultKind
{
    /// <summary>It fails and does nothing. Later calls work.</summary>
    Error,

    /// <summary>It does what it should and fails all the same. Later calls work.</summary>
    ErrorAfterwards,

    /// <summary>A write stores the first half of its bytes and fails; any other call does nothing. Later calls work.</summary>
    ShortWrite,

    /// <summary>The first half of a write is stored, and from then on nothing can be created or written; all else works.</summary>
    DiskFull,

    /// <summary>It and all later calls fail: the process was killed, the power went, or the device.</summary>
    Death,
}
