using System.Text;

namespace SearchService.Articles;

/// <summary>The beginnings of words that the index holds as terms of their own, so that what is typed first is one list of articles.</summary>
internal static class WordBeginning
{
    /// <summary>The longest of them, in letters (code points).</summary>
    public const int MaxLetters = 3;

    /// <summary>The length of the first letters of a word, in UTF-16 units; that of the whole word when it has no more.</summary>
    public static int Length(ReadOnlySpan<char> word, int letters)
    {
        var length = 0;
        for (; letters > 0 && length < word.Length; letters--)
        {
            Rune.DecodeFromUtf16(word[length..], out _, out var units);
            length += units;
        }

        return length;
    }

    /// <summary>Whether a word is such a beginning itself.</summary>
    public static bool IsShort(ReadOnlySpan<char> word) => Length(word, MaxLetters) == word.Length;
}
