namespace SearchService.Testing;

/// <summary>The distance of two words in edits: insertions, deletions, replacements and swaps of neighbours, no place edited twice. The definition, by the whole table.</summary>
public static class EditDistance
{
    /// <summary>The distance, or <paramref name="limit"/> + 1 when it is greater than the limit.</summary>
    /// <param name="word">Code points.</param>
    /// <param name="text">Code points.</param>
    /// <param name="limit">What distances are told exactly; ≥ 0.</param>
    /// <param name="isPrefix">Whether the nearest beginning of the text counts, not the whole.</param>
    public static int Compute(ReadOnlySpan<int> word, ReadOnlySpan<int> text, int limit, bool isPrefix)
    {
        // A row holds the distances from one beginning of the text to all beginnings of the word; three rows take turns.
        int[] before = [], last = [], row = [.. Enumerable.Range(0, word.Length + 1)];
        var best = isPrefix ? row[^1] : limit + 1;
        for (var i = 1; i <= text.Length; i++)
        {
            (before, last, row) = (last, row, before.Length == 0 ? new int[word.Length + 1] : before);
            row[0] = i;
            for (var j = 1; j <= word.Length; j++)
            {
                var isSame = text[i - 1] == word[j - 1];
                row[j] = Math.Min(Math.Min(last[j], row[j - 1]) + 1, last[j - 1] + (isSame ? 0 : 1));
                if (i > 1 && j > 1 && text[i - 1] == word[j - 2] && text[i - 2] == word[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
            }

            best = isPrefix ? Math.Min(best, row[^1]) : best;
        }

        return Math.Min(limit + 1, isPrefix ? best : row[^1]);
    }
}
