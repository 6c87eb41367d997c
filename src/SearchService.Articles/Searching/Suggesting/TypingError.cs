namespace SearchService.Articles;

/// <summary>A typed word that may hold one typing error: a letter too many, too few or wrong, or two neighbours swapped.</summary>
internal sealed class TypingError
{
    private readonly int[] _word;

    public TypingError(string word) => _word = Letters(word);

    /// <summary>Whether a word is long enough to hold an error, as those of a search are.</summary>
    public static bool IsTolerated(string word) => EditAllowance.Of(word) > 0;

    /// <summary>Whether some beginning of a word is the typed word, or what it becomes by one edit.</summary>
    public bool IsBeginningOf(string text)
    {
        var letters = Letters(text);
        // An edit before the first difference could as well stand at it, so that the place is known.
        var place = letters.AsSpan().CommonPrefixLength(_word);
        return place == _word.Length
            || Goes(letters, place, 1, 1)
            || Goes(letters, place, 1, 0)
            || Goes(letters, place, 0, 1)
            || IsSwapped(letters, place);
    }

    // Whether the word goes on behind some letters of its own as the text does behind some of the text's.
    private bool Goes(int[] text, int place, int ofWord, int ofText) =>
        place + ofText <= text.Length && text.AsSpan(place + ofText).StartsWith(_word.AsSpan(place + ofWord));

    private bool IsSwapped(int[] text, int place) =>
        place + 1 < Math.Min(text.Length, _word.Length)
        && text[place] == _word[place + 1] && text[place + 1] == _word[place] && Goes(text, place, 2, 2);

    private static int[] Letters(string text)
    {
        var letters = new int[text.Length];
        var count = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            letters[count++] = rune.Value;
        }

        return letters[..count];
    }
}
