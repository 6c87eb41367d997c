namespace SearchService.Engine.Analysis;

/// <summary>
/// The current token of a <see cref="TokenStream"/>: one mutable object per chain, shared by the tokenizer and all its
/// filters, overwritten by every <see cref="TokenStream.IncrementToken"/>.
/// </summary>
public sealed class Token
{
    // Enough for every token of StandardTokenizer; only KeywordTokenizer grows it.
    private char[] _buffer = new char[StandardTokenizer.MaxTokenLength + 1];
    private int _length;

    /// <summary>The term, valid until the stream moves on.</summary>
    public ReadOnlySpan<char> Text => new(_buffer, 0, _length);

    /// <summary>The same characters as <see cref="Text"/>, for filters that rewrite in place.</summary>
    public Span<char> MutableText => new(_buffer, 0, _length);

    /// <summary>Distance in positions to the token before: 1, or more where a filter removed tokens between.</summary>
    public int PositionIncrement { get; set; }

    /// <summary>First UTF-16 unit of the token in the original text.</summary>
    public int StartOffset { get; set; }

    /// <summary>UTF-16 unit behind the token in the original text (exclusive).</summary>
    public int EndOffset { get; set; }

    /// <summary>The kind of text, as the tokenizer saw it.</summary>
    public TokenType Type { get; set; }

    /// <summary>Replaces the term by a copy of <paramref name="text"/>.</summary>
    public void SetText(ReadOnlySpan<char> text)
    {
        if (text.Length > _buffer.Length) _buffer = new char[Math.Max(text.Length, 2 * _buffer.Length)];
        text.CopyTo(_buffer);
        _length = text.Length;
    }

    /// <summary>Keeps the first <paramref name="length"/> UTF-16 units of the term.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is negative or beyond the term.</exception>
    public void Truncate(int length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)length, (uint)_length, nameof(length));
        _length = length;
    }
}
