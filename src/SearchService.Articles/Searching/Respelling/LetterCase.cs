using System.Text;

namespace SearchService.Articles;

/// <summary>The case in which a word is written.</summary>
internal static class LetterCase
{
    /// <summary>A word as its writer would have written it: all in capitals, with an initial capital, or as it is.</summary>
    /// <param name="typed">What was written.</param>
    /// <param name="word">The word in lower case. Where it does not come back from capitals it stays so.</param>
    public static string Like(string typed, string word)
    {
        var letters = typed.EnumerateRunes().Where(Rune.IsLetter).ToList();
        var isCapital = letters is [var first, ..] && Rune.IsUpper(first);
        // Letters without a capital form, such as a sharp s, are no reason against.
        var isAllCapitals = isCapital && letters.Count > 1 && letters.TrueForAll(letter => letter == Rune.ToUpperInvariant(letter));
        var cased = isAllCapitals ? word.ToUpperInvariant() : isCapital ? WithInitial(word) : word;
        return cased.ToLowerInvariant() == word ? cased : word;
    }

    private static string WithInitial(string word)
    {
        var first = Rune.GetRuneAt(word, 0);
        return string.Concat(Rune.ToUpperInvariant(first).ToString(), word.AsSpan(first.Utf16SequenceLength));
    }
}
