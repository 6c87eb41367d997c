namespace SearchService.Testing;

/// <summary>Counts the calls on a <see cref="FaultyDirectory"/> and says which of them fail. Not thread-safe.</summary>
internal sealed class FaultPlan(Fault? fault)
{
    private readonly List<string> _calls = [];
    private bool _isFull;
    private bool _isDead;
    private bool _isOver;

    /// <summary>The calls so far: what, and about which file.</summary>
    public IReadOnlyList<string> Calls => _calls;

    /// <summary>True once the fault has happened.</summary>
    public bool HasStruck { get; private set; }

    /// <summary>From now on nothing fails and nothing is counted.</summary>
    public void End() => _isOver = true;

    /// <summary>Notes a call; answers how it fails, or null when it does not.</summary>
    public FaultKind? Next(DirectoryCall call, string name)
    {
        if (_isOver)
        {
            return null;
        }

        var number = _calls.Count;
        _calls.Add($"{call} {name}");
        if (_isDead)
        {
            return FaultKind.Death;
        }

        if (number == fault?.Call)
        {
            HasStruck = true;
            _isFull = fault.Kind == FaultKind.DiskFull;
            _isDead = fault.Kind == FaultKind.Death;
            return fault.Kind == FaultKind.DiskFull && !NeedsSpace(call) ? null : fault.Kind;
        }

        return _isFull && NeedsSpace(call) ? FaultKind.Error : null;
    }

    private static bool NeedsSpace(DirectoryCall call) => call is DirectoryCall.Create or DirectoryCall.Write;
}
