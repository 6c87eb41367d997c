using System.Text;
using SearchService.Engine.Model;
using SearchService.Engine.Search;

namespace SearchService.Articles;

/// <summary>A phrase of at least two stems. In a field it is scored as a phrase. Without one its words are scored in all text, where
/// there are no positions, and any one field must hold the phrase.</summary>
/// <param name="Field">The field it is looked for in; null = any one.</param>
/// <param name="Words">Its words, each looked for where the phrase is.</param>
/// <param name="Offsets">The distance of each word from the first: words that analysis removes leave gaps, as they do in the index.</param>
/// <param name="Source">What stands between the quotes.</param>
/// <param name="Position">Where the phrase begins in the typed text, from 1.</param>
public sealed record PhraseLeaf(
    QueryField? Field, IReadOnlyList<TermLeaf> Words, IReadOnlyList<int> Offsets, string Source, int Position)
    : SearchLeaf(Field, Source, Position)
{
    /// <inheritdoc/>
    public override Query Scored => Field is { } named ? In(named) : Conjunction();

    /// <inheritdoc/>
    public override string Label
    {
        get
        {
            // A question mark for each word that analysis removed.
            var label = new StringBuilder("\"").Append(Words[0].Stem);
            for (var i = 1; i < Words.Count; i++)
                label.Append(' ').Insert(label.Length, "? ", Offsets[i] - Offsets[i - 1] - 1).Append(Words[i].Stem);
            return label.Append('"').ToString();
        }
    }

    /// <inheritdoc/>
    internal override IEnumerable<BooleanClause> Clauses => Field is null
        ? [.. Words.Select(w => new BooleanClause(w.Scored, Occur.Must)), new BooleanClause(Unscored, Occur.Filter)]
        : base.Clauses;

    /// <inheritdoc/>
    internal override Query Unscored
    {
        get
        {
            if (Field is { } named) return In(named);
            var anyField = new BooleanQuery.Builder();
            foreach (var each in TextFields.All) anyField.Add(In(each), Occur.Should);
            return anyField.Build();
        }
    }

    /// <inheritdoc/>
    internal override IEnumerable<SearchLeaf> ScoringTerms => Field is null ? Words : [this];

    /// <inheritdoc/>
    internal override IEnumerable<MarkedPhrase> Marks => [new MarkedPhrase(Field, [.. Words.Select(w => new MarkedWord(w.Stem))], Offsets)];

    /// <inheritdoc/>
    public override Query In(QueryField field) =>
        new PhraseQuery(slop: 0, [.. Words.Select(w => new Term(TextFields.Of(field), w.Stem))], Offsets);

    private BooleanQuery Conjunction()
    {
        var builder = new BooleanQuery.Builder();
        foreach (var clause in Clauses) builder.Add(clause);
        return builder.Build();
    }
}
