namespace SearchService.Engine.Search;

/// <summary>The clauses of a boolean query that one segment has, as scorers before their first document.</summary>
internal sealed class LeafClauses
{
    public List<Scorer> Must { get; } = [];

    public List<Scorer> Should { get; } = [];

    public List<Scorer> Filter { get; } = [];

    public List<Scorer> MustNot { get; } = [];

    /// <summary>How many of <see cref="Should"/> must match; 0 = none, or one when nothing is required.</summary>
    public int MinShouldMatch { get; set; }

    public bool HasRequired => Must.Count + Filter.Count > 0;

    /// <summary>Whether the conditions can be met at all.</summary>
    public bool CanMatch => Should.Count >= MinShouldMatch && (HasRequired || Should.Count > 0);

    public void Add(Occur occur, Scorer scorer)
    {
        var group = occur switch
        {
            Occur.Must => Must,
            Occur.Should => Should,
            Occur.Filter => Filter,
            _ => MustNot,
        };
        group.Add(scorer);
    }

    /// <summary>Optional clauses of which as many must match as there are become required.</summary>
    public void RequireShouldsThatMustAllMatch()
    {
        if (MinShouldMatch > 0 && Should.Count == MinShouldMatch)
        {
            Must.AddRange(Should);
            Should.Clear();
            MinShouldMatch = 0;
        }
    }
}
