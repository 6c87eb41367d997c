using System.Globalization;
using System.Text;
using Xunit;

namespace SearchService.Articles.Tests;

/// <summary>Fixed queries over the sample articles, each for one article: where it stands is recorded in <c>rank_stats.txt</c>.
/// A change of ranking shows there; UPDATE_GOLDEN=1 writes the file anew.</summary>
public sealed class RankStatsTests(SampleArticles samples) : IClassFixture<SampleArticles>
{
    private static readonly string Folder = Path.Join(RepositoryFolder.Path, "tests", "SearchService.Articles.Tests");

    [Fact]
    public void Ranks_of_wanted_articles_are_as_recorded()
    {
        var found = Measure();
        var path = Path.Join(Folder, "rank_stats.txt");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
            File.WriteAllText(path, found);
        Assert.Equal(File.ReadAllText(path), found);
    }

    private string Measure()
    {
        var queries = File.ReadLines(Path.Join(Folder, "Oracle", "rank_queries.tsv"))
            .Select(line => line.Split('\t'))
            .Select(row => (Text: row[0], Rank: RankOf(row[0], row[1])))
            .ToList();
        var stats = new StringBuilder();
        Append(stats, "recall@1", queries.Average(q => q.Rank == 1 ? 1.0 : 0));
        Append(stats, "recall@5", queries.Average(q => q.Rank <= 5 ? 1.0 : 0));
        Append(stats, "MRR", queries.Average(q => q.Rank is { } rank ? 1.0 / rank : 0));
        stats.Append('\n');
        foreach (var (text, rank) in queries)
            stats.Append(CultureInfo.InvariantCulture, $"{(rank is { } place ? place : "-"),4}  {text}\n");
        return stats.ToString();
    }

    // The place among the first hundred, null beyond; which counts as never found.
    private int? RankOf(string text, string idPart)
    {
        var wanted = Assert.Single(samples.Plain.Articles, a => a.Id.Contains(idPart, StringComparison.Ordinal));
        var hits = samples.Index.Search(new ArticleSearch { Text = text, Size = 100 }).Hits;
        var place = hits.TakeWhile(h => h.Id != wanted.Id).Count();
        return place < hits.Count ? place + 1 : null;
    }

    private static void Append(StringBuilder stats, string name, double? value) =>
        stats.Append(CultureInfo.InvariantCulture, $"{name,-9}{value:0.0000}\n");
}
