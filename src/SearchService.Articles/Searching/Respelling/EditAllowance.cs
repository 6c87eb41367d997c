using System.Text;

namespace SearchService.Articles;

/// <summary>How many typing errors a word may have and still be taken for another.</summary>
public static class EditAllowance
{
    /// <summary>Letters from which a word may have one error: in a shorter one an error makes too many other words.</summary>
    public const int OneEditFrom = 4;

    /// <summary>Letters from which a word may have two errors.</summary>
    public const int TwoEditsFrom = 8;

    /// <summary>The most edits for a word as it was typed: 0, 1 or 2 by its length in code points.</summary>
    public static int Of(string word) => LengthOf(word) switch
    {
        < OneEditFrom => 0,
        < TwoEditsFrom => 1,
        _ => 2,
    };

    /// <summary>The most edits for a fuzzy word that says none: the same, but one for three letters too, since it is asked for.</summary>
    public static int OfFuzzy(string word) => Math.Max(Of(word), LengthOf(word) >= 3 ? 1 : 0);

    /// <summary>The length in code points.</summary>
    public static int LengthOf(string word) => word.EnumerateRunes().Count();

    /// <summary>Whether a word has a digit, of any script. Numbers that differ by a digit are different numbers: neither what was typed nor
    /// what is put in its place has one.</summary>
    public static bool HasDigit(string word)
    {
        foreach (var rune in word.EnumerateRunes())
        {
            if (Rune.IsDigit(rune)) return true;
        }

        return false;
    }
}
