namespace SearchService.Engine.Analysis;

/// <summary>Reduces English words to their stems by <see cref="PorterStemmer"/>. Expects lower case.</summary>
public sealed class PorterStemFilter : TokenFilter
{
    /// <summary>A filter over <paramref name="input"/>.</summary>
    public PorterStemFilter(TokenStream input)
        : base(input)
    {
    }

    /// <inheritdoc/>
    public override bool IncrementToken()
    {
        if (!Input.IncrementToken()) return false;
        Token.Truncate(PorterStemmer.Stem(Token.MutableText));
        return true;
    }
}
