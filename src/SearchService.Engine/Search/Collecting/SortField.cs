namespace SearchService.Engine.Search;

/// <summary>One criterion of an order of hits.</summary>
/// <param name="Type">What it looks at.</param>
/// <param name="Field">The column; empty for other types than <see cref="SortFieldType.Long"/>.</param>
/// <param name="Descending">Greatest first. Documents without a value come last either way.</param>
public sealed record SortField(SortFieldType Type, string Field, bool Descending)
{
    /// <summary>The best score first.</summary>
    public static readonly SortField Score = new(SortFieldType.Score, string.Empty, Descending: true);

    /// <summary>The lowest document id first.</summary>
    public static readonly SortField DocId = new(SortFieldType.DocId, string.Empty, Descending: false);

    /// <summary>By a NUMERIC column.</summary>
    public static SortField Long(string field, bool descending = false) => new(SortFieldType.Long, field, descending);

    public override string ToString() => $"{(Type == SortFieldType.Long ? Field : Type)} {(Descending ? "descending" : "ascending")}";
}
