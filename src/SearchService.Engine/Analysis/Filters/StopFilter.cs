namespace SearchService.Engine.Analysis;

/// <summary>
/// Removes the words of a set. The next token's position increment grows by what was removed before it; what was removed
/// behind the last token is in <see cref="EndPositionIncrement"/>.
/// </summary>
public sealed class StopFilter : TokenFilter
{
    private readonly StopWordSet _stopWords;
    private int _skippedPositions;

    /// <summary>A filter over <paramref name="input"/> that removes <paramref name="stopWords"/> (case matters).</summary>
    public StopFilter(TokenStream input, StopWordSet stopWords)
        : base(input) => _stopWords = stopWords;

    /// <inheritdoc/>
    public override int EndPositionIncrement => Input.EndPositionIncrement + _skippedPositions;

    /// <inheritdoc/>
    public override bool IncrementToken()
    {
        var skipped = 0;
        while (Input.IncrementToken())
        {
            if (!_stopWords.Contains(Token.Text))
            {
                Token.PositionIncrement += skipped;
                _skippedPositions = 0;
                return true;
            }

            skipped += Token.PositionIncrement;
        }

        // Added, not set: a further call after the end finds nothing more to count.
        _skippedPositions += skipped;
        return false;
    }

    /// <inheritdoc/>
    public override void Reset(ReadOnlyMemory<char> text)
    {
        _skippedPositions = 0;
        base.Reset(text);
    }
}
