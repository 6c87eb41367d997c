using SearchService.Engine.Store;

namespace SearchService.Hardening;

/// <summary>Kills one worker after the other on one index, and looks each time whether the index is what it must be.</summary>
/// <param name="program">The path of this program's SearchService.Hardening.dll.</param>
/// <param name="folder">Where the index is; it stays there when something is wrong with it.</param>
/// <param name="seed">Of everything random but the threads' and the kills' exact timing.</param>
/// <param name="apache">Apache's CheckIndex: what it complains of, or null; null = it is not asked.</param>
public sealed class CrashRun(string program, string folder, int seed, Func<string, string?>? apache = null)
{
    private const int StartedAhead = 2;

    /// <summary>Commits that were acknowledged, over all lives.</summary>
    public long Acknowledged { get; private set; }

    /// <summary>Lives that ended within a commit.</summary>
    public int KilledInCommit { get; private set; }

    /// <summary>Of these, the ones whose commit was there afterwards.</summary>
    public int FoundInFlight { get; private set; }

    /// <summary>Kills so far.</summary>
    public int Kills { get; private set; }

    /// <summary>Kills so often.</summary>
    /// <param name="kills">How often.</param>
    /// <param name="progress">Is told the number of kills after each; null = nobody.</param>
    /// <returns>What did not hold, at the first life where something did not; null when everything held.</returns>
    public string? Run(int kills, Action<int>? progress = null)
    {
        var waiting = new Queue<CrashChild>();
        try
        {
            var state = IndexState.None;
            for (var life = 0; life < kills; life++)
            {
                while (waiting.Count < Math.Min(StartedAhead, kills - life))
                {
                    waiting.Enqueue(CrashChild.Start(program));
                }

                using var child = waiting.Dequeue();
                if (Kill(child, new LifeSeed(seed, life), ref state) is { } fault)
                {
                    return $"seed {seed}, life {life}, index {folder}: {fault}";
                }

                progress?.Invoke(++Kills);
            }

            return null;
        }
        finally
        {
            foreach (var child in waiting)
            {
                child.Dispose();
            }
        }
    }

    private string? Kill(CrashChild child, LifeSeed life, ref IndexState state)
    {
        var random = life.Random(-2);
        var said = child.Live(folder, life, KillMoment.Next(random));
        var journal = new Journal();
        foreach (var line in said)
        {
            journal.Add(line);
        }

        using var directory = new MMapDirectory(folder);
        var index = new CrashedIndex(directory, apache);
        string? fault;
        try
        {
            var found = index.Read();
            Count(journal, found);
            fault = new ExpectedIndex(life, state, journal).FindFault(found) ?? index.FindDamage();
            if (fault is null && random.Next(2) == 0 && index.Leftovers(CrashWorker.ConfigOf(seed)) is { Count: > 0 } leftovers)
            {
                fault = $"files that nobody names: {string.Join(", ", leftovers)}";
            }

            state = found;
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            fault = e.ToString();
        }

        return fault is null ? null : $"{fault}\nThe worker's last lines:\n{string.Join('\n', said.TakeLast(6))}";
    }

    private void Count(Journal journal, IndexState found)
    {
        Acknowledged += journal.Sessions.Sum(s => s.Commits.Count(c => c.AtMost is not null));
        if (journal.Sessions is [.., { Commits: [.., { AtMost: null } inFlight] }])
        {
            KilledInCommit++;
            FoundInFlight += found.Name == inFlight.Name ? 1 : 0;
        }
    }
}
