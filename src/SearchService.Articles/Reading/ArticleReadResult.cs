using System.Diagnostics.CodeAnalysis;

namespace SearchService.Articles;

/// <summary>What came of reading one file: an article or the reason why there is none; exactly one of the two.</summary>
public sealed class ArticleReadResult
{
    private ArticleReadResult(Article? article, ArticleReadError? error)
    {
        Article = article;
        Error = error;
    }

    /// <summary>The article, or null when the file is left out.</summary>
    public Article? Article { get; }

    /// <summary>Why the file is left out, or null when it holds an article.</summary>
    public ArticleReadError? Error { get; }

    /// <summary>Whether there is an article.</summary>
    [MemberNotNullWhen(true, nameof(Article))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsArticle => Article is not null;

    public static implicit operator ArticleReadResult(Article article) => new(article, null);

    public static implicit operator ArticleReadResult(ArticleReadError error) => new(null, error);
}
