using System.Text;
using SearchService.Testing;
using Xunit;

namespace SearchService.Articles.Tests;

/// <summary>The articles that benchmarks and big tests run on: sound files with the statistics of real ones.</summary>
public sealed class ArticleGeneratorTests
{
    private const int Seed = 42;

    private static readonly ArticleGenerator Generator = new(Seed);
    private static readonly SyntheticArticle[] Articles = [.. Enumerable.Range(0, 3_000).Select(Generator.Create)];

    [Fact]
    public void Create_depends_on_the_seed_and_the_index_alone()
    {
        var backwards = new ArticleGenerator(Seed);

        for (var index = 200; index >= 0; index--)
        {
            Assert.Equal(SyntheticArticleJson.ToSource(Articles[index]), SyntheticArticleJson.ToSource(backwards.Create(index)));
        }

        Assert.NotEqual(Articles[0].Title, new ArticleGenerator(Seed + 1).Create(0).Title);
    }

    [Fact]
    public void Files_read_as_the_articles_that_were_written()
    {
        var files = new ArticleFileWriter(Generator);
        var reader = new ArticleFileReader();
        foreach (var article in Articles.Take(300))
        {
            var result = reader.Read(files.ToBytes(article), article.Id, article.Id);

            Assert.True(result.Error is null, $"{article.Id}: {result.Error}");
            var read = result.Article!;
            Assert.Equal(article.Title, read.Title);
            Assert.Equal(article.Excerpt, read.Excerpt);
            Assert.Equal(Encoding.UTF8.GetString(SyntheticArticleJson.ToSource(article)), Encoding.UTF8.GetString(read.Source));
            Assert.Equal(
                Encoding.UTF8.GetString(SyntheticArticleJson.ToRelated(Generator.Related(article))), Encoding.UTF8.GetString(read.Related));
        }
    }

    [Fact]
    public void Sizes_are_like_those_of_real_files()
    {
        var files = new ArticleFileWriter(Generator);
        var sizes = Articles.Take(500).Select(a => files.ToBytes(a).Length).Order().ToArray();

        Assert.InRange(sizes[0], 700, 2_000);
        Assert.InRange(sizes[sizes.Length / 2], 5_000, 7_500);
        Assert.InRange(sizes[^1], 9_000, 14_000);
    }

    [Fact]
    public void Texts_are_as_long_as_real_ones()
    {
        Assert.All(Articles, a => Assert.InRange(a.Title.Length, 25, 175));
        Assert.All(Articles, a => Assert.InRange(a.Excerpt.Length, 0, 440));
        Assert.InRange(Articles.Average(a => a.Title.Length), 65, 80);
        Assert.InRange(Articles.Average(a => a.Excerpt.Length), 175, 200);
        Assert.InRange(Articles.Count(a => a.Excerpt.Length == 0), 60, 140);
    }

    [Fact]
    public void Fields_are_as_skewed_as_real_ones()
    {
        Assert.InRange(Articles.GroupBy(a => a.Provider.Name).Max(g => g.Count()), 1_100, 1_350);
        Assert.InRange(Articles.Select(a => a.Provider.Name).Distinct().Count(), 250, 500);
        Assert.InRange(Articles.Count(a => a.Topics.Count == 1), 2_100, 2_350);
        Assert.InRange(Articles.Count(a => a.Heat < 0), 2_150, 2_400);
        Assert.InRange(Articles.Count(a => a.IsPublished), 300, 420);
        Assert.InRange(Articles.Average(a => a.Quality), 45, 60);
        Assert.InRange(Articles.Length - Articles.Select(a => a.Title).Distinct().Count(), 60, 160);
    }

    [Fact]
    public void Words_are_as_frequent_as_real_ones_and_occur_together()
    {
        var documents = Articles.Select(a => WordsOf($"{a.Title} {a.Excerpt}")).ToArray();
        var counts = documents.SelectMany(d => d).GroupBy(w => w).Select(g => g.Count()).OrderDescending().ToArray();
        Assert.InRange(counts.Length, 7_000, 10_500);
        Assert.InRange(counts[100], 60, 130);
        Assert.InRange(counts[1_000], 8, 20);

        // Words of one title meet in more articles than chance would bring together: in real ones 2.4 times as many (median).
        var lifts = Articles.Take(200).Select(a => LiftOf(WordsOf(a.Title).Where(w => w.Length > 4).Take(2).ToArray(), documents)).Order().ToArray();
        Assert.InRange(lifts[100], 1.5, 15);
    }

    [Fact]
    public void Related_articles_share_the_theme_and_come_by_falling_quality()
    {
        foreach (var article in Articles.Take(100))
        {
            var related = Generator.Related(article, maxCount: 20);

            Assert.All(related, r => Assert.Equal(article.Theme, r.Theme));
            Assert.DoesNotContain(related, r => r.Index == article.Index);
            Assert.Equal(related.OrderByDescending(r => r.Quality).Select(r => r.Quality), related.Select(r => r.Quality));
        }
    }

    private static double LiftOf(string[] words, HashSet<string>[] documents)
    {
        var expected = words.Aggregate((double)documents.Length, (product, word) => product * documents.Count(d => d.Contains(word)) / documents.Length);
        return documents.Count(d => words.All(d.Contains)) / expected;
    }

    private static HashSet<string> WordsOf(string text) =>
        [.. text.ToLowerInvariant().Split([' ', '\n', '.', ',', '“', '”', '"', '…'], StringSplitOptions.RemoveEmptyEntries)];
}
