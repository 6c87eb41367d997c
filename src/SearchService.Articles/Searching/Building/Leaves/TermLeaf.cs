using SearchService.Engine.Model;
using SearchService.Engine.Search;

namespace SearchService.Articles;

/// <summary>A word, stemmed.</summary>
/// <param name="Field">The field it is looked for in; null = all text.</param>
/// <param name="Stem">The term as the index has it.</param>
/// <param name="Source">The word as typed.</param>
/// <param name="Position">Where the typed word or phrase begins, from 1.</param>
public sealed record TermLeaf(QueryField? Field, string Stem, string Source, int Position) : SearchLeaf(Field, Source, Position)
{
    /// <summary>The word that was typed, where this one was put in its place because no article has that one; null otherwise.</summary>
    public TermLeaf? AsTyped { get; init; }

    /// <summary>The term in the field that it is scored in.</summary>
    public Term Term => new(TextFields.Of(Field), Stem);

    /// <inheritdoc/>
    public override Query Scored => new TermQuery(Term);

    /// <inheritdoc/>
    public override string Label => Stem;

    /// <inheritdoc/>
    internal override IEnumerable<MarkedPhrase> Marks => [new MarkedPhrase(Field, new MarkedWord(Stem))];

    /// <inheritdoc/>
    public override Query In(QueryField field) => new TermQuery(new Term(TextFields.Of(field), Stem));
}
