using SearchService.Engine.Analysis;

namespace SearchService.Articles;

/// <summary>Makes of each word its beginnings of one to three letters, at the word's position.</summary>
internal sealed class BeginningsFilter(TokenStream input) : TokenFilter(input)
{
    private readonly char[] _word = new char[StandardTokenizer.MaxTokenLength + 1];
    private int _wordLength;
    private int _length;
    private int _letters;

    /// <inheritdoc/>
    public override bool IncrementToken()
    {
        if (_length == _wordLength || _letters == WordBeginning.MaxLetters)
        {
            if (!Input.IncrementToken())
            {
                return false;
            }

            _wordLength = Token.Text.Length;
            Token.Text.CopyTo(_word);
            _letters = 0;
        }
        else
        {
            Token.PositionIncrement = 0;
        }

        _length = WordBeginning.Length(_word.AsSpan(0, _wordLength), ++_letters);
        Token.SetText(_word.AsSpan(0, _length));
        return true;
    }

    /// <inheritdoc/>
    public override void Reset(ReadOnlyMemory<char> text)
    {
        _length = _wordLength = 0;
        base.Reset(text);
    }
}
