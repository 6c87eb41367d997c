namespace SearchService.Articles;

/// <summary>A text that may be suggested, with what it ranks by.</summary>
/// <param name="Suggestion">The text, what it is, and its count.</param>
/// <param name="Match">How it answers what was typed.</param>
/// <param name="Quality">The best quality among the articles with this title; 0 for what is no title.</param>
internal readonly record struct Candidate(Suggestion Suggestion, SuggestionMatch Match, int Quality) : IComparable<Candidate>
{
    /// <summary>Best first: by match, then count, then quality, then text, then kind.</summary>
    public int CompareTo(Candidate other)
    {
        var order = Match.CompareTo(other.Match);
        order = order != 0 ? order : other.Suggestion.Count.CompareTo(Suggestion.Count);
        order = order != 0 ? order : other.Quality.CompareTo(Quality);
        order = order != 0 ? order : string.CompareOrdinal(Suggestion.Text, other.Suggestion.Text);
        return order != 0 ? order : Suggestion.Kind.CompareTo(other.Suggestion.Kind);
    }
}
