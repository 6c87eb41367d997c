namespace SearchService.Engine.Analysis;

/// <summary>A stream that changes or removes the tokens of another, sharing its <see cref="Token"/>.</summary>
public abstract class TokenFilter : TokenStream
{
    protected TokenFilter(TokenStream input)
        : base(input.Token) => Input = input;

    /// <inheritdoc/>
    public override int EndPositionIncrement => Input.EndPositionIncrement;

    /// <inheritdoc/>
    public override int EndOffset => Input.EndOffset;

    /// <summary>The stream this filter reads.</summary>
    protected TokenStream Input { get; }

    /// <inheritdoc/>
    public override void Reset(ReadOnlyMemory<char> text) => Input.Reset(text);
}
