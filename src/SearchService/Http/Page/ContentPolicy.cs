namespace SearchService.Http;

/// <summary>What a browser may load and run for an answer of the service: values of the header <c>Content-Security-Policy</c>.</summary>
public static class ContentPolicy
{
    /// <summary>For everything that is no page: nothing at all, in no frame.</summary>
    public const string Data = "default-src 'none'; frame-ancestors 'none'";

    /// <summary>For the API reference. Its scripts and styles are files of this service, but for one rule in the drawing of its logo,
    /// told by its hash; its small drawings are data.</summary>
    public const string Reference =
        "default-src 'none'; script-src 'self'; style-src 'self' 'sha256-RL3ie0nH+Lzz2YNqQN83mnU0J1ot4QL7b99vMdIX99w='; img-src 'self' data:; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

    private const string PageWithout =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static readonly string PageWith = PageWithout.Replace("img-src 'self'", "img-src 'self' https:", StringComparison.Ordinal);

    /// <summary>For the search page: files of this service alone, and images of articles from elsewhere where they are shown.</summary>
    public static string Page(bool showsImages) => showsImages ? PageWith : PageWithout;
}
