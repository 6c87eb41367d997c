namespace SearchService.Articles;

/// <summary>A stretch of a typed text in whose place another word was searched for.</summary>
/// <param name="Start">Its first character in the typed text, from 0.</param>
/// <param name="Length">Its length in characters (UTF-16 units).</param>
/// <param name="Word">The word in its place, in the case of what was typed.</param>
internal readonly record struct RespelledWord(int Start, int Length, string Word)
{
    /// <summary>A text with all replacements made, everything else as it was.</summary>
    /// <param name="typed">The text.</param>
    /// <param name="words">The replacements in order; they do not overlap.</param>
    public static string ReplaceIn(string typed, IEnumerable<RespelledWord> words)
    {
        var text = new System.Text.StringBuilder();
        var end = 0;
        foreach (var word in words)
        {
            text.Append(typed, end, word.Start - end).Append(word.Word);
            end = word.Start + word.Length;
        }

        return text.Append(typed, end, typed.Length - end).ToString();
    }
}
