using System.Globalization;

namespace SearchService.Benchmarks;

/// <summary>The tables of a comparison. A ratio is ours to theirs.</summary>
internal static class RivalReport
{
    public static void PrintSearching(RivalSide ours, RivalSide theirs, IEnumerable<QueryClass> classes)
    {
        var table = new TextTable("microseconds", "ours", "Lucene boosted", "ratio", "goal", "Lucene plain", "ratio", "goal", "", "ours plain");
        foreach (var queryClass in classes)
        {
            var goals = RivalGoals.Of(queryClass);
            var boosted = ours[$"boosted.{queryClass}"];
            var ofBoosted = boosted / theirs[$"boosted.{queryClass}"];
            var ofPlain = boosted / theirs[$"plain.{queryClass}"];
            table.Add(
                queryClass.ToString(), Microseconds(boosted),
                Microseconds(theirs[$"boosted.{queryClass}"]), Ratio(ofBoosted), Ratio(goals.OfBoosted),
                Microseconds(theirs[$"plain.{queryClass}"]), Ratio(ofPlain), Ratio(goals.OfPlain),
                Verdict(ofBoosted <= goals.OfBoosted && ofPlain <= goals.OfPlain),
                Microseconds(ours[$"plain.{queryClass}"]));
        }

        Console.WriteLine(table);
    }

    public static void PrintRest(RivalSide ours, RivalSide theirs)
    {
        var table = new TextTable("", "ours", "Lucene", "ratio", "goal", "");
        AddAtMost("loading ten stored hits, µs", "load", 1, RivalGoals.Loading);
        AddAtMost("time to open, ms", "openMs", 1, RivalGoals.Opening);
        AddAtMost("resident while searching, MB", "residentBytes", 1e6, RivalGoals.ResidentBytes);
        AddAtMost("on disk, MB", "bytes", 1e6, RivalGoals.DiskBytes);
        var speed = ours["articlesPerSecond"] / theirs["articlesPerSecond"];
        Add("indexing from memory, articles a second", "articlesPerSecond", 1, speed, $"≥ {Ratio(RivalGoals.IndexingSpeed)}", speed >= RivalGoals.IndexingSpeed);
        Console.WriteLine(table);

        void AddAtMost(string what, string figure, double unit, double goal) =>
            Add(what, figure, unit, ours[figure] / theirs[figure], Ratio(goal), ours[figure] / theirs[figure] <= goal);

        void Add(string what, string figure, double unit, double ratio, string goal, bool reached)
        {
            if (!double.IsNaN(ratio))
            {
                table.Add(what, Microseconds(ours[figure] / unit), Microseconds(theirs[figure] / unit), Ratio(ratio), goal, Verdict(reached));
            }
        }
    }

    private static string Verdict(bool reached) => reached ? "reached" : "missed";

    private static string Ratio(double ratio) => ratio.ToString("F2", CultureInfo.InvariantCulture);

    private static string Microseconds(double value) => value.ToString(value < 100 ? "F1" : "N0", CultureInfo.InvariantCulture);
}
