namespace SearchService.Engine.Analysis;

/// <summary>Drops a final <c>'s</c> or <c>'S</c> (with U+0027, U+2019 or U+FF07): <c>nation's</c> becomes <c>nation</c>.</summary>
public sealed class EnglishPossessiveFilter : TokenFilter
{
    private const char RightSingleQuotationMark = '\u2019';
    private const char FullWidthApostrophe = '\uFF07';

    /// <summary>A filter over <paramref name="input"/>.</summary>
    public EnglishPossessiveFilter(TokenStream input)
        : base(input)
    {
    }

    /// <inheritdoc/>
    public override bool IncrementToken()
    {
        if (!Input.IncrementToken()) return false;
        var text = Token.Text;
        if (text is [.., '\'' or RightSingleQuotationMark or FullWidthApostrophe, 's' or 'S']) Token.Truncate(text.Length - 2);
        return true;
    }
}
