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
        Token.Truncate(LengthWithout(Token.Text));
        return true;
    }

    /// <summary>The length of a word without its possessive ending; its whole length when it has none.</summary>
    public static int LengthWithout(ReadOnlySpan<char> word) =>
        word is [.., '\'' or RightSingleQuotationMark or FullWidthApostrophe, 's' or 'S'] ? word.Length - 2 : word.Length;
}
