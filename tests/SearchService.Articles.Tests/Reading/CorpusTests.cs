using System.Text;
using System.Text.RegularExpressions;
using Xunit;

namespace SearchService.Articles.Tests;

/// <summary>Real and hostile files that are not part of the repository; see <see cref="SharedFolder"/>.</summary>
public sealed partial class CorpusTests
{
    /// <summary>Our choice for the hostile files of which either outcome is right.</summary>
    private static readonly Dictionary<string, string> Choices = new()
    {
        ["invalid-utf8.md"] = "not-utf8",
        ["utf16-le-bom.md"] = "not-utf8",
        ["duplicate-keys.md"] = "duplicate-key",
        ["title-list.md"] = "bad-field",
        ["deep-flow.md"] = "too-deep",
        ["alias-bomb.md"] = "indexed",
        ["tag-python.md"] = "indexed",
        ["tag-verbatim.md"] = "indexed",
        ["control-raw.md"] = "control-character",
        ["removed.md"] = "removed",
        [".hidden.md"] = "not listed",
        ["page.txt"] = "indexed",
    };

    [Fact]
    public void Read_every_corpus_article_but_the_removed_one_and_never_its_secret()
    {
        var reader = new ArticleFileReader();
        var listing = new ArticleFolder(SharedFolder.Require("corpus/articles")).List();
        var errors = new List<ArticleReadError>();
        foreach (var file in listing.Files)
        {
            var result = reader.Read(file);
            if (!result.IsArticle)
            {
                errors.Add(result.Error);
                continue;
            }

            var article = result.Article;
            var secret = SecuredValue().Match(File.ReadAllText(file.FullPath)).Groups[1].Value;
            Assert.NotEmpty(secret);
            var outputs = Encoding.UTF8.GetString(article.Source) + Encoding.UTF8.GetString(article.Related) + article;
            Assert.All(secret.Split(';'), part => Assert.DoesNotContain(part, outputs, StringComparison.Ordinal));
            Assert.NotNull(article.Quality);
            Assert.NotNull(article.Published);
            Assert.NotNull(article.ProviderName);
            Assert.NotEmpty(article.Topics);
        }

        Assert.Equal(3002, listing.Files.Count);
        Assert.Empty(listing.Errors);
        Assert.Equal(["removed"], errors.Select(e => e.Reason.Code));
    }

    [Fact]
    public void Read_related_lists_of_the_corpus_are_complete()
    {
        var reader = new ArticleFileReader();
        var files = new ArticleFolder(SharedFolder.Require("corpus/articles")).List().Files;
        var articles = files.Select(file => reader.Read(file).Article).OfType<Article>().ToList();

        var lists = articles.Where(a => a.Related.Length > 0).Select(a => FrontMatter.Related(a).EnumerateArray().ToList()).ToList();
        Assert.InRange(lists.Count, 2566, 2567);
        Assert.InRange(lists.Sum(list => list.Count), 16782, 16790);
        Assert.All(lists, list => Assert.All(list, entry => Assert.True(
            entry.GetProperty("title").GetString()!.Length > 0 && entry.GetProperty("quality").GetInt32() >= 0
            && entry.GetProperty("publishedDateTime").GetDateTimeOffset().Year > 2000 && entry.TryGetProperty("webUrl", out _))));
    }

    [Fact]
    public void Read_every_hostile_file_does_what_is_expected()
    {
        var folder = SharedFolder.Require("corpus/hostile");
        var files = Path.Join(folder, "files");
        var listing = new ArticleFolder(files).List();
        var reader = new ArticleFileReader();
        var wrong = new List<string>();
        foreach (var row in File.ReadLines(Path.Join(folder, "EXPECTED.tsv")).Skip(1).Select(line => line.Split('\t')))
        {
            var (name, expect, reason, word) = (row[0], row[1], row[2], row[3]);
            var file = listing.Files.SingleOrDefault(f => f.Path == name);
            var result = file is null ? null : reader.Read(file);
            var outcome = result is null ? "not listed" : result.IsArticle ? "indexed" : result.Error.Reason.Code;
            var right = expect switch
            {
                "indexed" => outcome == "indexed",
                "skipped" => outcome == (reason == "extension" ? "not listed" : reason),
                _ => outcome == Choices[name],
            };
            if (!right)
                wrong.Add($"{name}: {outcome} instead of {expect} {reason}");
            if (outcome == "indexed" && word != "-" && !Encoding.UTF8.GetString(result!.Article!.Source).Contains(word))
                wrong.Add($"{name}: its word is missing");
            if (outcome == "indexed" && Encoding.UTF8.GetString(result!.Article!.Source).Contains("canary"))
                wrong.Add($"{name}: its secret is in the answer");
        }

        Assert.Empty(wrong);
        Assert.Empty(listing.Errors);
    }

    [GeneratedRegex("^secured: \"(.*)\"", RegexOptions.Multiline)]
    private static partial Regex SecuredValue();
}
