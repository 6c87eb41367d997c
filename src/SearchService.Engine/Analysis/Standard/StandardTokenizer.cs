namespace SearchService.Engine.Analysis;

/// <summary>
/// Cuts text into words by the word break rules of Unicode (UAX #29), with emoji, exactly as Lucene's tokenizer of that name
/// does: at each place the longest match of the grammar in the README of Analysis is the token; where nothing matches, one
/// code point is skipped. Skipped text leaves no gap in the positions.
/// </summary>
/// <remarks>
/// One deliberate difference, in malformed UTF-16 only: where the text ends in an unpaired high surrogate, Lucene loses up to 255
/// units before it; here that surrogate is skipped like any other unpaired one.
/// </remarks>
public sealed class StandardTokenizer : TokenStream
{
    /// <summary>Longest token, in UTF-16 units. A longer run is cut here, each piece classified by itself.</summary>
    public const int MaxTokenLength = 255;

    // After any number of ASCII letters the automaton is still in the state after the first (WordBreakTablesTests).
    private static readonly int LetterState =
        WordBreakTables.NextState(WordBreakTables.StartState, (int)WordBreakClass.Letter);

    private ReadOnlyMemory<char> _text;
    private int _position;

    /// <summary>A tokenizer without a text: it has no token until the first <see cref="Reset"/>.</summary>
    public StandardTokenizer()
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
        var text = _text.Span;
        var start = FindWord(text, _position, out _position, out var type);
        if (start == _position)
            return false;
        SetToken(text, start, _position, type);
        return true;
    }

    /// <inheritdoc/>
    public override void Reset(ReadOnlyMemory<char> text)
    {
        _text = text;
        _position = 0;
    }

    /// <summary>Finds the first token at or behind a position.</summary>
    /// <param name="text">The text.</param>
    /// <param name="position">Where to begin: the start of the text or the end of a token.</param>
    /// <param name="end">The end of the token, exclusive; that of the text when there is none.</param>
    /// <param name="type">The kind of the token.</param>
    /// <returns>Its start; the end of the text when there is none.</returns>
    internal static int FindWord(ReadOnlySpan<char> text, int position, out int end, out TokenType type)
    {
        type = TokenType.AlphaNum;
        while (position < text.Length)
        {
            end = Match(text, position, out type);
            if (end > position)
                return position;
            position += char.IsHighSurrogate(text[position]) && position + 1 < text.Length && char.IsLowSurrogate(text[position + 1])
                ? 2
                : 1;
        }

        return end = text.Length;
    }

    private void SetToken(ReadOnlySpan<char> text, int start, int end, TokenType type)
    {
        Token.SetText(text[start..end]);
        Token.PositionIncrement = 1;
        Token.StartOffset = start;
        Token.EndOffset = end;
        Token.Type = type;
    }

    // The end of the token that starts here, or the start where there is none.
    private static int Match(ReadOnlySpan<char> text, int start, out TokenType type)
    {
        type = TokenType.AlphaNum;
        var first = text[start];
        if (!char.IsAsciiLetter(first))
        {
            if (first < 0x80 && WordBreakTables.ClassOfAscii(first) == (int)WordBreakClass.Other) return start;
            return MatchAny(text, start, start, WordBreakTables.StartState, out type);
        }

        // The plain word: letters up to a character that cannot continue it. Same result as MatchAny from the start.
        var limit = LimitOf(text, start);
        var end = start + 1;
        while (end < limit && char.IsAsciiLetter(text[end])) end++;
        if (end == limit) return end;
        var next = text[end];
        if (next < 0x80 && WordBreakTables.ClassOfAscii(next) == (int)WordBreakClass.Other) return end;
        return MatchAny(text, start, end, LetterState, out type);
    }

    // Runs the automaton from a state reached at `position`; what ended there counts as matched if the state accepts.
    private static int MatchAny(ReadOnlySpan<char> text, int start, int position, int state, out TokenType type)
    {
        var limit = LimitOf(text, start);
        var end = WordBreakTables.Accepts(state, out type) ? position : start;
        while (position < limit)
        {
            var c = text[position++];
            int wordBreakClass;
            if (char.IsHighSurrogate(c) && position < limit && char.IsLowSurrogate(text[position]))
                wordBreakClass = WordBreakTables.ClassOf(char.ConvertToUtf32(c, text[position++]));
            else
                wordBreakClass = WordBreakTables.ClassOf(c);

            state = WordBreakTables.NextState(state, wordBreakClass);
            if (state == WordBreakTables.DeadState) break;
            if (WordBreakTables.Accepts(state, out var accepted))
            {
                end = position;
                type = accepted;
            }
        }

        return end;
    }

    // A surrogate pair is never cut: it goes to the next piece whole.
    private static int LimitOf(ReadOnlySpan<char> text, int start)
    {
        var limit = start + MaxTokenLength;
        if (limit >= text.Length) return text.Length;
        return char.IsHighSurrogate(text[limit - 1]) ? limit - 1 : limit;
    }
}
