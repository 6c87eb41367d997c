namespace SearchService.Engine.Analysis;

/// <summary>Puts every code point into lower case by <see cref="LowerCase"/>; the length never changes.</summary>
public sealed class LowerCaseFilter : TokenFilter
{
    /// <summary>A filter over <paramref name="input"/>.</summary>
    public LowerCaseFilter(TokenStream input)
        : base(input)
    {
    }

    /// <inheritdoc/>
    public override bool IncrementToken()
    {
        if (!Input.IncrementToken()) return false;
        LowerCase.Apply(Token.MutableText);
        return true;
    }
}
