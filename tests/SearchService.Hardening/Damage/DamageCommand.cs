using System.CommandLine;
using System.Diagnostics;
using SearchService.Testing;

namespace SearchService.Hardening;

/// <summary><c>damage</c>: damages every file of an index, in every place or in some, and says what was neither found nor refused nor
/// harmless.</summary>
internal static class DamageCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static Command Create()
    {
        var docs = new Option<int>("--docs") { DefaultValueFactory = _ => 300, Description = "Documents of the greatest segment, at least 200; 1,500 for skip data on two levels." };
        var places = new Option<int>("--places") { DefaultValueFactory = _ => int.MaxValue, Description = "Places of each file to damage; every place when not given." };
        var seed = new Option<int>("--seed") { DefaultValueFactory = _ => 1, Description = "Chooses places and bits." };
        var command = new Command("damage", "Damages each file of an index, one place at a time: flips, cuts, swaps, garbage, removal.") { docs, places, seed };
        command.SetAction(parsed => Run(parsed.GetValue(docs), parsed.GetValue(places), parsed.GetValue(seed)));
        return command;
    }

    private static int Run(int docs, int places, int seed)
    {
        var earlier = new Dictionary<string, byte[]>();
        using var directory = SampleIndex.Create(docs, earlier);
        using var other = SampleIndex.Create(docs, []);
        var damages = new IndexDamages(directory, earlier, other);
        var trial = new DamageTrial(directory);
        var random = new Random(seed);
        Console.WriteLine($"seed {seed}, {docs} documents, {directory.ListAll().Sum(directory.FileLength):N0} bytes in {directory.ListAll().Length} files");
        Console.WriteLine($"{"file",-24} {"tried",8} {"refused",8} {"same",8} {"other answers",14} {"not found",10} {"worst ms",9}");
        var total = new Tally();
        foreach (var file in directory.ListAll())
        {
            var tally = new Tally();
            foreach (var damage in damages.Whole(file).Concat(damages.Places(file, places, random)))
            {
                Try(trial, damage, tally);
            }

            Print(file, tally);
            total.Add(tally);
        }

        Print("all", total);
        Console.WriteLine(total.Complaints == 0 ? "Everything held." : $"{total.Complaints} did NOT hold.");
        return total.Complaints == 0 ? 0 : 1;
    }

    private static void Try(DamageTrial trial, IndexDamage damage, Tally tally)
    {
        using var watchdog = new Timer(_ => Environment.FailFast($"{damage}: no end after {Patience.TotalSeconds} s"), null, Patience, Timeout.InfiniteTimeSpan);
        var start = Stopwatch.GetTimestamp();
        var outcome = trial.Run(damage);
        tally.Count(outcome, Stopwatch.GetElapsedTime(start));
        if (trial.Complaint(damage, outcome) is { } complaint)
        {
            tally.Complaints++;
            Console.WriteLine($"!! {damage}: {complaint}");
        }
    }

    private static void Print(string file, Tally tally) => Console.WriteLine(
        $"{file,-24} {tally.Tried,8:N0} {tally.Refused,8:N0} {tally.Same,8:N0} {tally.Other,14:N0} {tally.OtherUnfound,10:N0} {tally.Worst.TotalMilliseconds,9:N0}");

    // Other answers behind a right checksum that no check finds are texts and numbers that could as well have been written so.
    private sealed class Tally
    {
        public int Tried { get; private set; }

        public int Refused { get; private set; }

        public int Same { get; private set; }

        public int Other { get; private set; }

        public int OtherUnfound { get; private set; }

        public int Complaints { get; set; }

        public TimeSpan Worst { get; private set; }

        public void Count(DamageOutcome outcome, TimeSpan took)
        {
            Tried++;
            Refused += outcome.Refusal is not null ? 1 : 0;
            Same += outcome.IsSame ? 1 : 0;
            Other += outcome is { Refusal: null, IsSame: false } ? 1 : 0;
            OtherUnfound += outcome is { Refusal: null, IsSame: false, IsFound: false } ? 1 : 0;
            Worst = took > Worst ? took : Worst;
        }

        public void Add(Tally part)
        {
            Tried += part.Tried;
            Refused += part.Refused;
            Same += part.Same;
            Other += part.Other;
            OtherUnfound += part.OtherUnfound;
            Complaints += part.Complaints;
            Worst = part.Worst > Worst ? part.Worst : Worst;
        }
    }
}
