namespace SearchService.Articles;

/// <summary>A query as the parser read it.</summary>
/// <param name="Text">What was typed; positions of the parts count in it.</param>
/// <param name="Root">What is searched for; null = the text was blank: every article.</param>
/// <param name="Warnings">What was ignored or read as text, and where (characters count from 1); for people.</param>
public sealed record ParsedQuery(string Text, QueryNode? Root, IReadOnlyList<string> Warnings)
{
    /// <summary>The query in the grammar's own terms, every group in parentheses; empty for every article.</summary>
    public string Describe() => Root?.ToString() ?? "";
}
