using System.Diagnostics;

namespace SearchService.Hardening.Fuzzing;

/// <summary>Gives one target input after input. Inputs that show a behaviour not seen before are kept as starts for further ones.
/// The same seed and the same number of rounds give the same inputs.</summary>
public sealed class FuzzRun
{
    private const int MaxStarts = 3_000;
    private const int MaxFindings = 20;

    private readonly IFuzzTarget _target;
    private readonly Random _random;
    private readonly Mutator _mutator;
    private readonly List<byte[]> _starts;
    private readonly HashSet<string> _behaviours = [];
    private readonly HashSet<string> _kinds = [];
    private readonly List<FuzzFinding> _findings = [];
    private readonly Action<byte[]> _before;
    private TimeSpan _slowest;

    /// <param name="target">What is tried.</param>
    /// <param name="seed">Fixes the inputs.</param>
    /// <param name="before">Is given each input before the target is, to keep it should the process die of it.</param>
    public FuzzRun(IFuzzTarget target, int seed, Action<byte[]>? before = null)
    {
        _target = target;
        _random = new Random(seed);
        _mutator = new Mutator(_random, target.Dictionary);
        _starts = [.. target.Seeds];
        _before = before ?? (_ => { });
    }

    /// <summary>Tries the target's seeds and then mutations until told to stop, or until too much was found.</summary>
    /// <param name="goOn">Asked with the number of rounds so far.</param>
    /// <param name="progress">Told of each finding, and every now and then how it goes.</param>
    public async Task<FuzzSummary> RunAsync(Func<long, bool> goOn, Action<string> progress)
    {
        long round = 0;
        var told = Stopwatch.StartNew();
        for (; goOn(round) && _findings.Count < MaxFindings; round++)
        {
            await TryAsync(round, NextInput(round), progress);
            if (told.Elapsed > TimeSpan.FromSeconds(10))
            {
                progress($"{_target.Name}: {round:N0} inputs, {_behaviours.Count:N0} behaviours, {_findings.Count} findings");
                told.Restart();
            }
        }

        return new FuzzSummary(round, _behaviours.Count, _slowest, _findings);
    }

    private byte[] NextInput(long round)
    {
        if (round < _target.Seeds.Count)
        {
            return _target.Seeds[(int)round];
        }

        // Half of the time one of the newest: they are the farthest from what is known.
        var newest = Math.Max(0, _starts.Count - 100);
        var start = _starts[_random.Next(_random.Next(2) == 0 ? newest : 0, _starts.Count)];
        return _mutator.Mutate(start, _starts[_random.Next(_starts.Count)]);
    }

    private async Task TryAsync(long round, byte[] input, Action<string> progress)
    {
        var (behaviour, problem) = await LookAsync(input);
        if (problem is null)
        {
            if (_behaviours.Add(behaviour) && _starts.Count < MaxStarts)
            {
                _starts.Add(input);
            }

            return;
        }

        var kind = KindOf(problem);
        if (!_kinds.Add(kind))
        {
            return;
        }

        var smallest = await InputMinimizer.MinimizeAsync(input, async shorter => (await LookAsync(shorter)).Problem is { } other && KindOf(other) == kind);
        _findings.Add(new FuzzFinding(_target.Name, round, problem.ToString(), smallest));
        progress($"{_target.Name}, round {round}: {problem.GetType().Name}: {problem.Message}");
    }

    private async Task<(string Behaviour, Exception? Problem)> LookAsync(byte[] input)
    {
        _before(input);
        var best = TimeSpan.MaxValue;
        // A machine that does other things besides may stop for a while: what is slow is slow three times.
        for (var i = 0; i < 3; i++)
        {
            string behaviour;
            var started = Stopwatch.GetTimestamp();
            try
            {
                behaviour = await _target.RunAsync(input);
            }
            catch (Exception problem)
            {
                // Whatever the target throws is what is looked for.
                return ("", problem);
            }

            var elapsed = Stopwatch.GetElapsedTime(started);
            best = elapsed < best ? elapsed : best;
            if (best <= _target.MaxElapsed)
            {
                _slowest = best > _slowest ? best : _slowest;
                return (behaviour, null);
            }
        }

        return ("", new FuzzFindingException($"takes longer than {_target.MaxElapsed.TotalSeconds:0.#} s"));
    }

    // What did not hold tells findings apart, numbers aside; of other exceptions the place does.
    private static string KindOf(Exception problem)
    {
        if (problem is FuzzFindingException)
        {
            return new string([.. problem.Message.Where(c => !char.IsDigit(c)).Take(40)]);
        }

        var place = problem.StackTrace?.Split('\n').FirstOrDefault(line => line.Contains("SearchService", StringComparison.Ordinal));
        return $"{problem.GetType().Name} {place?.Trim()}";
    }
}
