namespace SearchService.Hardening;

/// <summary>The changes of one thread of a crash worker in their order, the same ones in every process for the same place and seed.</summary>
internal sealed class OperationStream(LifeSeed life, int session, int thread)
{
    private const int DocumentsPerThread = 40;
    private const int DeletesPercent = 25;

    private readonly Random _random = life.Random(session, thread);
    private int _count;

    public Operation Next()
    {
        var id = $"t{thread}-{_random.Next(DocumentsPerThread)}";
        var title = $"word{_random.Next(20)} life{life.Life} session{session} change{_count++}";
        return new Operation(id, _random.Next(100) < DeletesPercent ? null : title);
    }
}
