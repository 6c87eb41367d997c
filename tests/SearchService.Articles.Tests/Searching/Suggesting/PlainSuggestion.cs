namespace SearchService.Articles.Tests;

/// <summary>A text that may be suggested, as the reference has it.</summary>
internal sealed record PlainSuggestion(string Text, SuggestionKind Kind, int Count, int Quality, List<string> Words, int Tier = 0) : IComparable<PlainSuggestion>
{
    /// <summary>What it ranks by, before its text.</summary>
    public (int Tier, int Count, int Quality) Rank => (Tier, -Count, -Quality);

    public int CompareTo(PlainSuggestion? other)
    {
        var order = Rank.CompareTo(other!.Rank);
        order = order != 0 ? order : string.CompareOrdinal(Text, other.Text);
        return order != 0 ? order : Kind.CompareTo(other.Kind);
    }
}
