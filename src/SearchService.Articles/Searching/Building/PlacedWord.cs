namespace SearchService.Articles;

/// <summary>A word that was typed.</summary>
/// <param name="Leaf">The word.</param>
/// <param name="Typed">What it is a token of.</param>
/// <param name="Offset">Where it begins there, from 0.</param>
internal readonly record struct PlacedWord(TermLeaf Leaf, WordNode Typed, int Offset)
{
    /// <summary>Where it begins in the text that the query was read from, from 0.</summary>
    public int StartIn(string text)
    {
        // A quote may stand between the field's name and the word.
        var first = Typed.Position - 1 + Typed.Field.Prefix().Length;
        return text.IndexOf(Typed.Text, first, StringComparison.Ordinal) + Offset;
    }
}
