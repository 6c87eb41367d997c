namespace SearchService.Articles;

/// <summary>How the field <see cref="IndexFields.TitlePlace"/> writes a word of a title with its place: the place as a digit, then a
/// beginning of the word (<c>0c</c>, <c>0cl</c>, <c>0cli</c>), or the whole of it with a blank behind (<c>0climate </c>).</summary>
internal static class TitlePlace
{
    /// <summary>How many words of a title are there: those at the places 0 to 2.</summary>
    public const int Count = 3;

    private const char EndOfWord = ' ';

    /// <summary>The term of a whole word.</summary>
    public static string Word(int place, string word) => $"{place}{word}{EndOfWord}";

    /// <summary>The term of a beginning of up to three letters; of a longer one, what the terms of the words begin with.</summary>
    public static string Beginning(int place, string beginning) => $"{place}{beginning}";

    /// <summary>Writes a term, and returns its length.</summary>
    public static int Write(int place, ReadOnlySpan<char> word, bool isWhole, Span<char> term)
    {
        term[0] = (char)('0' + place);
        word.CopyTo(term[1..]);
        term[word.Length + 1] = EndOfWord;
        return word.Length + (isWhole ? 2 : 1);
    }
}
