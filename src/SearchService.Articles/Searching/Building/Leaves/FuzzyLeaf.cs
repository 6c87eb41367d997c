using System.Globalization;
using SearchService.Engine.Model;
using SearchService.Engine.Search;

namespace SearchService.Articles;

/// <summary>A word and those that are spelled alike. What is like it are words as they stand in articles; what is looked for are their
/// stems, so that <c>elction~1</c> finds what <c>election</c> finds. None counts more for being rare, or what is mistyped in an article would count most.
/// </summary>
/// <param name="Field">The field it is looked for in; null = all text.</param>
/// <param name="Word">The word in lower case, not stemmed.</param>
/// <param name="MaxEdits">How many edits away a word may be, 0 to 2.</param>
/// <param name="Stems">The stems of those words, at least one, each once.</param>
/// <param name="Source">The word as typed, without the tilde.</param>
/// <param name="Position">Where it begins in the typed text, from 1.</param>
public sealed record FuzzyLeaf(
    QueryField? Field, string Word, int MaxEdits, IReadOnlyList<FuzzyStem> Stems, string Source, int Position)
    : SearchLeaf(Field, Source, Position)
{
    /// <inheritdoc/>
    public override Query Scored => Of(TextFields.Of(Field));

    /// <inheritdoc/>
    public override string Label => string.Create(CultureInfo.InvariantCulture, $"{Word}~{MaxEdits}");

    /// <inheritdoc/>
    internal override IEnumerable<MarkedPhrase> Marks => Stems.Select(s => new MarkedPhrase(Field, new MarkedWord(s.Stem)));

    /// <inheritdoc/>
    public override Query In(QueryField field) => Of(TextFields.Of(field));

    private BlendedTermQuery Of(string indexField) =>
        new(indexField, Stems.Select(s => new BoostedTerm(new Term(indexField, s.Stem), s.Boost)));
}
