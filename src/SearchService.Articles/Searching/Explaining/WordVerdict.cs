namespace SearchService.Articles;

/// <summary>Whether an article has something that a query looks for: a word, a phrase, the beginning of a word.</summary>
/// <param name="Word">As it was typed.</param>
/// <param name="Term">As the index is asked for it: stemmed, respelled.</param>
/// <param name="Field">The field it must be in; null = any.</param>
/// <param name="IsExcluded">Whether the query wants articles without it.</param>
/// <param name="Matched">Whether the article has it.</param>
/// <param name="Score">Its part of the text relevance; 0 when the article does not have it, or it is excluded.</param>
/// <param name="In">The fields of the article that have it.</param>
public sealed record WordVerdict(
    string Word, string Term, QueryField? Field, bool IsExcluded, bool Matched, float Score, IReadOnlyList<QueryField> In);
