namespace SearchService.Tests;

/// <summary>A clock that can be stopped: who asks it for the time waits until it goes on. Handlers of searches ask once, so that a stopped
/// clock is a search that takes as long as a test wants.</summary>
public sealed class GatedClock : TimeProvider, IDisposable
{
    private readonly ManualResetEventSlim _gate = new(initialState: true);

    /// <summary>From now on everybody waits.</summary>
    public void Stop() => _gate.Reset();

    /// <summary>Lets all go on.</summary>
    public void GoOn() => _gate.Set();

    public override DateTimeOffset GetUtcNow()
    {
        _gate.Wait();
        return base.GetUtcNow();
    }

    public void Dispose() => _gate.Dispose();
}
