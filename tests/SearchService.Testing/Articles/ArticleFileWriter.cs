using System.Globalization;
using System.Text;

namespace SearchService.Testing;

/// <summary>Writes synthetic articles as files of the real shape: YAML front matter without a body.</summary>
public sealed class ArticleFileWriter
{
    /// <summary>Where related lists are cut unless told otherwise.</summary>
    public const int DefaultMaxRelated = 8;

    // The lengths that encrypted blobs have before the second part, which has 24 characters and a semicolon. Multiples of four.
    private static readonly int[] BlobLengths = [320, 344, 364, 364, 364, 364, 492, 536, 556];

    private const string Base64Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private readonly ArticleGenerator _generator;
    private readonly int _maxRelated;
    private readonly StringBuilder _text = new(16 << 10);

    /// <param name="generator">Where the related articles come from.</param>
    /// <param name="maxRelated">Where related lists are cut; 0 = none.</param>
    public ArticleFileWriter(ArticleGenerator generator, int maxRelated = DefaultMaxRelated)
    {
        _generator = generator;
        _maxRelated = maxRelated;
    }

    /// <summary>The content of the article's file, UTF-8 without a byte order mark.</summary>
    public byte[] ToBytes(SyntheticArticle article)
    {
        _text.Clear();
        _text.Append("---\n");
        AppendHead(article);
        AppendProvider(article.Provider, indent: "", withLogo: article.Provider.HasLogo);
        AppendTopics(article);
        AppendRelated(article);
        AppendSecured(article.Index);
        _text.Append("---\n\n");
        return Encoding.UTF8.GetBytes(_text.ToString());
    }

    /// <summary>Writes the article's file below a folder, at its id with the extension .md.</summary>
    public void Write(SyntheticArticle article, string folder)
    {
        var path = Path.Combine(folder, $"{article.Id}.md");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, ToBytes(article));
    }

    private void AppendHead(SyntheticArticle article)
    {
        _text.Append("category: ").Append(article.Category).Append('\n');
        AppendTexts(article, indent: "");
        AppendNumber("quality", article.Quality);
        AppendNumber("heat", article.Heat);
        _text.Append("published: ").Append(article.IsPublished ? "true" : "false").Append("\n\n");
    }

    // What an article and an entry of a related list have in common.
    private void AppendTexts(SyntheticArticle article, string indent)
    {
        // One title in twenty ends with a space that nobody meant.
        AppendQuoted("title", article.Index % 20 == 0 ? article.Title + " " : article.Title, article.Index);
        _text.Append(indent);
        AppendQuoted("excerpt", article.Excerpt, article.Index);
        _text.Append(indent).Append(CultureInfo.InvariantCulture, $"publishedDateTime: {article.Published:yyyy-MM-ddTHH:mm:ssZ}\n");
        if (article.OriginalUrl is not null && indent.Length == 0)
        {
            AppendQuoted("originalUrl", article.OriginalUrl, article.Index);
        }

        _text.Append(indent);
        AppendQuoted("webUrl", article.WebUrl, article.Index);
        if (article.AmpWebUrl is not null && article.CdnAmpWebUrl is not null)
        {
            _text.Append(indent);
            AppendQuoted("ampWebUrl", article.AmpWebUrl, article.Index);
            _text.Append(indent);
            AppendQuoted("cdnAmpWebUrl", article.CdnAmpWebUrl, article.Index);
        }

        _text.Append(indent).Append("type: ").Append(article.Type).Append('\n');
    }

    private void AppendProvider(SyntheticProvider provider, string indent, bool withLogo)
    {
        _text.Append(indent).Append("provider:\n");
        _text.Append(indent).Append("  name: ").Append(provider.Name).Append('\n');
        _text.Append(indent).Append("  domain: ").Append(provider.Domain).Append('\n');
        if (withLogo)
        {
            _text.Append("  images:\n    - url: \"https://logos.example/assets/providers/")
                .Append(provider.Domain)
                .Append("-50x50.png\"\n      width: 50\n      height: 50\n");
        }
    }

    private void AppendTopics(SyntheticArticle article)
    {
        _text.Append("\ntopics:\n");
        foreach (var topic in article.Topics)
        {
            _text.Append("  - ").Append(topic).Append('\n');
        }

        AppendImage(article.Image, indent: "");
        _text.Append('\n');
    }

    private void AppendImage(SyntheticImage? image, string indent)
    {
        if (image is not null)
        {
            _text.Append(indent.Length == 0 ? "\n" : "").Append(indent).Append("images:\n");
            _text.Append(indent).Append("  - url: \"").Append(image.Url).Append("\"\n");
            _text.Append(indent).Append(CultureInfo.InvariantCulture, $"    width: {image.Width}\n");
            _text.Append(indent).Append(CultureInfo.InvariantCulture, $"    height: {image.Height}\n");
            _text.Append(indent).Append("    isCached: true\n");
        }
    }

    private void AppendRelated(SyntheticArticle article)
    {
        var related = _generator.Related(article, _maxRelated);
        if (related.Count == 0)
        {
            return;
        }

        _text.Append("related:\n");
        foreach (var entry in related)
        {
            _text.Append("  - ");
            AppendTexts(entry, indent: "    ");
            AppendProvider(entry.Provider, indent: "    ", withLogo: false);
            _text.Append("    ");
            AppendNumber("quality", entry.Quality);
            AppendImage(entry.Image, indent: "    ");
        }

        _text.Append('\n');
    }

    private void AppendSecured(int index)
    {
        var random = new ArticleRandom(seed: 0, index, purpose: 20);
        _text.Append("secured: \"");
        AppendBase64(BlobLengths[random.Next(BlobLengths.Length)], ref random);
        _text.Append(';');
        AppendBase64(22, ref random);
        _text.Append("==\"\n");
    }

    private void AppendBase64(int length, ref ArticleRandom random)
    {
        for (var i = 0; i < length; i++)
        {
            _text.Append(Base64Digits[random.Next(Base64Digits.Length)]);
        }
    }

    private void AppendNumber(string key, int value) => _text.Append(CultureInfo.InvariantCulture, $"{key}: {value}\n");

    // Line breaks exist as escapes only; more than half of them are CR LF.
    private void AppendQuoted(string key, string value, int index)
    {
        _text.Append(key).Append(": \"");
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => _text.Append("\\\""),
                '\\' => _text.Append("\\\\"),
                '\n' => _text.Append(index % 2 == 0 ? "\\n" : "\\r\\n"),
                _ => _text.Append(c),
            };
        }

        _text.Append("\"\n");
    }
}
