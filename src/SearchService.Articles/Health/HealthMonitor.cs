namespace SearchService.Articles;

/// <summary>Knows how the index is, and whether it must be built anew. Thread-safe.</summary>
/// <param name="time">The clock.</param>
internal sealed class HealthMonitor(TimeProvider time)
{
    private readonly Lock _lock = new();
    private IndexHealth _health = new(IndexHealthState.Missing, "there is no index yet", time.GetUtcNow());
    private IndexHealthState? _beforeRebuild;
    private string? _fault;
    private bool _needsRebuild;
    private bool _hasPublished;

    public IndexHealth Current
    {
        get
        {
            lock (_lock)
            {
                return _health;
            }
        }
    }

    /// <summary>True when the newest publication is damaged or not ours: nothing can be added to it.</summary>
    public bool NeedsRebuild
    {
        get
        {
            lock (_lock)
            {
                return _needsRebuild;
            }
        }
    }

    /// <summary>Notes what became of opening the index.</summary>
    public void Opened(IndexHealthState state, string? reason)
    {
        lock (_lock)
        {
            _needsRebuild = state is IndexHealthState.FellBack or IndexHealthState.Damaged;
            _fault = reason;
            Set(state, reason);
        }
    }

    /// <summary>Notes that every file was read through and is sound.</summary>
    public void Verified()
    {
        lock (_lock)
        {
            if (_health.State == IndexHealthState.Verifying)
            {
                Set(IndexHealthState.Sound, null);
            }
        }
    }

    /// <summary>Notes a damage. False when one is known already, or the index is just being replaced.</summary>
    public bool Damaged(string reason)
    {
        lock (_lock)
        {
            if (_needsRebuild || _beforeRebuild is not null)
            {
                return false;
            }

            _needsRebuild = true;
            _fault = reason;
            Set(IndexHealthState.Damaged, reason);
            return true;
        }
    }

    /// <summary>Notes that another publication than the damaged one is searched now.</summary>
    public void FellBack()
    {
        lock (_lock)
        {
            if (_health.State == IndexHealthState.Damaged)
            {
                Set(IndexHealthState.FellBack, _health.Reason);
            }
        }
    }

    /// <summary>Notes that a job builds the index anew.</summary>
    public void RebuildStarted()
    {
        lock (_lock)
        {
            _beforeRebuild = _health.State;
            _hasPublished = false;
            Set(IndexHealthState.Rebuilding, _fault);
        }
    }

    /// <summary>Notes a publication. When the job builds the index anew, later jobs can go on from it.</summary>
    public void Published()
    {
        lock (_lock)
        {
            if (_beforeRebuild is not null)
            {
                _needsRebuild = false;
                _hasPublished = true;
            }
        }
    }

    /// <summary>Notes the end of a job; only one that built the index anew changes anything.</summary>
    /// <param name="failure">Why it failed or was given up; null when it succeeded.</param>
    /// <returns>Whether it was one that built the index anew.</returns>
    public bool JobEnded(string? failure)
    {
        lock (_lock)
        {
            if (_beforeRebuild is not { } before)
            {
                return false;
            }

            _beforeRebuild = null;
            var more = failure is null ? null : $"building it anew: {failure}";
            if (_hasPublished)
            {
                Set(IndexHealthState.Sound, more);
            }
            else
            {
                Set(before, more is null ? _fault : $"{_fault}; {more}");
            }

            return true;
        }
    }

    // The caller holds the lock.
    private void Set(IndexHealthState state, string? reason) => _health = new IndexHealth(state, reason, time.GetUtcNow());
}
