namespace SearchService.Engine.Analysis;

/// <summary>An immutable set of words that can be asked with a span. Comparison is ordinal.</summary>
public sealed class StopWordSet
{
    /// <summary>The 33 words that Lucene's English analyzer removes.</summary>
    public static readonly StopWordSet English = new(
    [
        "a", "an", "and", "are", "as", "at", "be", "but", "by", "for", "if", "in", "into", "is", "it", "no", "not", "of", "on",
        "or", "such", "that", "the", "their", "then", "there", "these", "they", "this", "to", "was", "will", "with",
    ]);

    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _words;

    // Per word length a bit for each first letter (its low five bits). Says no to nearly every word that is not in the set.
    private readonly uint[] _firstLettersByLength;

    /// <summary>A set of <paramref name="words"/>.</summary>
    /// <exception cref="ArgumentException">A word is empty.</exception>
    public StopWordSet(ReadOnlySpan<string> words)
    {
        var set = new HashSet<string>(words.Length, StringComparer.Ordinal);
        var firstLetters = new uint[1];
        foreach (var word in words)
        {
            ArgumentException.ThrowIfNullOrEmpty(word, nameof(words));
            set.Add(word);
            if (word.Length >= firstLetters.Length) Array.Resize(ref firstLetters, word.Length + 1);
            firstLetters[word.Length] |= FirstLetterBit(word);
        }

        _words = set.GetAlternateLookup<ReadOnlySpan<char>>();
        _firstLettersByLength = firstLetters;
    }

    /// <summary>Number of words.</summary>
    public int Count => _words.Set.Count;

    /// <summary>Whether <paramref name="word"/> is in the set. Allocates nothing.</summary>
    public bool Contains(ReadOnlySpan<char> word)
    {
        if (word.IsEmpty || word.Length >= _firstLettersByLength.Length) return false;
        return (_firstLettersByLength[word.Length] & FirstLetterBit(word)) != 0 && _words.Contains(word);
    }

    private static uint FirstLetterBit(ReadOnlySpan<char> word) => 1u << (word[0] & 31);
}
