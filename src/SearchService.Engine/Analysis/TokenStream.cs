namespace SearchService.Engine.Analysis;

/// <summary>
/// A cursor over the tokens of one text. A stream begins before its first token and is used again and again:
/// <see cref="Reset"/> points it at the next text.
/// </summary>
public abstract class TokenStream
{
    protected TokenStream(Token token) => Token = token;

    /// <summary>The current token; meaningful after <see cref="IncrementToken"/> returned <see langword="true"/>.</summary>
    public Token Token { get; }

    /// <summary>
    /// Positions of removed tokens behind the last one returned. Valid once <see cref="IncrementToken"/> returned
    /// <see langword="false"/>; the next value of a multi-valued field starts that much later.
    /// </summary>
    public abstract int EndPositionIncrement { get; }

    /// <summary>
    /// Offset of the end of the text, in UTF-16 units. Valid once <see cref="IncrementToken"/> returned <see langword="false"/>.
    /// </summary>
    public abstract int EndOffset { get; }

    /// <summary>Moves to the next token. Calling it after the end is legal and returns <see langword="false"/> again.</summary>
    /// <returns>Whether there was one.</returns>
    public abstract bool IncrementToken();

    /// <summary>Starts over with <paramref name="text"/>, which must stay unchanged while the stream is read.</summary>
    public abstract void Reset(ReadOnlyMemory<char> text);
}
