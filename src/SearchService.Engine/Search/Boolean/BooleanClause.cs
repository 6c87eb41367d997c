namespace SearchService.Engine.Search;

/// <summary>A part of a <see cref="BooleanQuery"/>.</summary>
/// <param name="Query">What it looks for.</param>
/// <param name="Occur">What it demands.</param>
public readonly record struct BooleanClause(Query Query, Occur Occur)
{
    /// <summary>Whether it counts for the score.</summary>
    public bool IsScoring => Occur is Occur.Must or Occur.Should;

    /// <summary>Whether every hit matches it.</summary>
    public bool IsRequired => Occur is Occur.Must or Occur.Filter;
}
