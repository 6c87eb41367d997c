using SearchService.Engine.Analysis;

namespace SearchService.Articles;

/// <summary>Keeps the first words of a text, each as <see cref="TitlePlace"/> writes its beginnings and the whole of it.</summary>
/// <param name="input">The words of the text, or those from a place on.</param>
/// <param name="firstPlace">The place of the first of them.</param>
internal sealed class PlaceFilter(TokenStream input, int firstPlace) : TokenFilter(input)
{
    private readonly char[] _word = new char[StandardTokenizer.MaxTokenLength + 1];
    private readonly char[] _term = new char[StandardTokenizer.MaxTokenLength + 3];
    private int _wordLength;
    private int _letters;
    private int _place;
    private bool _isWhole = true;

    /// <inheritdoc/>
    public override bool IncrementToken()
    {
        if (_isWhole)
        {
            if (_place == TitlePlace.Count || !Input.IncrementToken())
            {
                return false;
            }

            _wordLength = Token.Text.Length;
            Token.Text.CopyTo(_word);
            _place++;
            _letters = 0;
            _isWhole = false;
        }
        else
        {
            Token.PositionIncrement = 0;
        }

        Token.SetText(NextTerm());
        return true;
    }

    /// <inheritdoc/>
    public override void Reset(ReadOnlyMemory<char> text)
    {
        _place = firstPlace;
        _isWhole = true;
        base.Reset(text);
    }

    // The beginnings, as many as differ, then the whole word.
    private ReadOnlySpan<char> NextTerm()
    {
        var word = _word.AsSpan(0, _wordLength);
        var isBeginning = _letters < WordBeginning.MaxLetters && WordBeginning.Length(word, _letters) < _wordLength;
        if (isBeginning)
        {
            word = word[..WordBeginning.Length(word, ++_letters)];
        }

        _isWhole = !isBeginning;
        return _term.AsSpan(0, TitlePlace.Write(_place - 1, word, _isWhole, _term));
    }
}
