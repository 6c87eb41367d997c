namespace SearchService.Engine.Analysis;

/// <summary>Returns the whole text as one token, also where it is empty.</summary>
public sealed class KeywordTokenizer : TokenStream
{
    private ReadOnlyMemory<char> _text;
    private bool _done = true;

    /// <summary>A tokenizer without a text: it has no token until the first <see cref="Reset"/>.</summary>
    public KeywordTokenizer()
        : base(new Token())
    {
    }

    /// <inheritdoc/>
    public override int EndPositionIncrement => 0;

    /// <inheritdoc/>
    public override int EndOffset => _text.Length;

    /// <inheritdoc/>
    public override bool IncrementToken()
    {
        if (_done) return false;
        _done = true;
        Token.SetText(_text.Span);
        Token.PositionIncrement = 1;
        Token.StartOffset = 0;
        Token.EndOffset = _text.Length;
        Token.Type = TokenType.Word;
        return true;
    }

    /// <inheritdoc/>
    public override void Reset(ReadOnlyMemory<char> text)
    {
        _text = text;
        _done = false;
    }
}
