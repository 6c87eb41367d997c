using System.Text;
using System.Text.Json;
using Xunit;

namespace SearchService.Articles.Tests;

/// <summary>Reads inline front matter as a file would be read.</summary>
internal static class FrontMatter
{
    public const string Path = "folder/file.md";
    public const string Id = "folder/file";

    /// <summary>Reads the bytes of a whole file.</summary>
    public static ArticleReadResult Read(byte[] content, ArticleReadOptions? options = null) =>
        new ArticleFileReader(options).Read(content, Path, Id);

    /// <summary>Reads the text of a whole file.</summary>
    public static ArticleReadResult ReadFile(string content, ArticleReadOptions? options = null) => Read(Encoding.UTF8.GetBytes(content), options);

    /// <summary>Reads fields that stand below a valid title; the fields begin on line 3 of the file.</summary>
    public static ArticleReadResult ReadFields(string fields, ArticleReadOptions? options = null) =>
        ReadFile($"---\ntitle: \"A title\"\n{fields}\n---\n", options);

    /// <summary>The article of fields that must be readable.</summary>
    public static Article Article(string fields) => Accepted(ReadFields(fields));

    public static Article Accepted(ArticleReadResult result)
    {
        Assert.True(result.IsArticle, $"left out: {result.Error}");
        return result.Article;
    }

    public static ArticleReadError Rejected(ArticleReadResult result)
    {
        Assert.False(result.IsArticle, "the file was read although it should be left out");
        Assert.Equal(Path, result.Error.Path);
        return result.Error;
    }

    public static JsonElement Source(Article article) => JsonDocument.Parse(article.Source).RootElement;

    public static JsonElement Related(Article article) => JsonDocument.Parse(article.Related).RootElement;
}
