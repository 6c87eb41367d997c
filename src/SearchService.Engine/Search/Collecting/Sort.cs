namespace SearchService.Engine.Search;

/// <summary>An order of hits: by the first criterion, among equals by the next, at last by ascending document.</summary>
public sealed class Sort
{
    public Sort(params IReadOnlyList<SortField> fields)
    {
        if (fields.Count == 0)
        {
            throw new ArgumentException("a sort needs a criterion", nameof(fields));
        }

        Fields = [.. fields];
    }

    public IReadOnlyList<SortField> Fields { get; }

    /// <summary>Whether hits must be scored for it.</summary>
    public bool NeedsScores => Fields.Any(f => f.Type == SortFieldType.Score);

    public override string ToString() => string.Join(", ", Fields);
}
