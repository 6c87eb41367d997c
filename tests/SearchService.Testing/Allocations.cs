namespace SearchService.Testing;

/// <summary>Tells what an action allocates. Beside other tests a single count is now and then above 0, when the runtime itself
/// allocates on the thread; what the action allocates shows every time.</summary>
public static class Allocations
{
    private const int Attempts = 5;

    /// <summary>The least number of bytes that several runs of the action allocated, after one that warms it up.</summary>
    public static long LeastBytes(Action action)
    {
        action();
        var least = long.MaxValue;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            action();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
