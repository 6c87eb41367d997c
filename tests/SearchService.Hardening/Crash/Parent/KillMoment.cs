using System.Collections.Concurrent;
using System.Diagnostics;

namespace SearchService.Hardening;

/// <summary>When a worker is killed: after a time, or a little after it said something for the so-many-th time.</summary>
/// <param name="After">The first word of the line; empty = its start.</param>
/// <param name="Count">Which of these lines, from 1.</param>
/// <param name="Delay">How long after it.</param>
internal sealed record KillMoment(string After, int Count, TimeSpan Delay)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Short lives and long ones; more often than not inside a commit or a merge.</summary>
    public static KillMoment Next(Random random) => random.Next(100) switch
    {
        < 15 => new KillMoment("", 1, Milliseconds(random, 10)),
        < 30 => new KillMoment("", 1, Milliseconds(random, 150)),
        < 35 => new KillMoment("", 1, Milliseconds(random, 700)),
        < 70 => new KillMoment("begin", random.Next(1, 12), Milliseconds(random, 8)),
        < 80 => new KillMoment("done", random.Next(1, 10), Milliseconds(random, 3)),
        < 90 => new KillMoment("session", random.Next(1, 4), Milliseconds(random, 4)),
        _ => new KillMoment(Journal.Merging, random.Next(1, 4), Milliseconds(random, 12)),
    };

    /// <summary>Returns at the moment, or when the line does not come for long. Adds to <paramref name="said"/> what was said until then.</summary>
    public void WaitFor(BlockingCollection<string> lines, List<string> said)
    {
        var elapsed = Stopwatch.StartNew();
        for (var left = After.Length == 0 ? 0 : Count; left > 0;)
        {
            var patience = Patience - elapsed.Elapsed;
            if (patience <= TimeSpan.Zero || !lines.TryTake(out var line, patience))
            {
                return;
            }

            said.Add(line);
            left -= line.Split(' ')[0] == After ? 1 : 0;
        }

        // Sleeping is as coarse as a commit is long.
        elapsed.Restart();
        while (elapsed.Elapsed < Delay)
        {
            if (Delay - elapsed.Elapsed > TimeSpan.FromMilliseconds(3))
            {
                Thread.Sleep(1);
            }
        }
    }

    private static TimeSpan Milliseconds(Random random, int max) => TimeSpan.FromMilliseconds(random.NextDouble() * max);
}
