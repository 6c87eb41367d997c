using System.Text;
using SearchService.Engine.Search;

namespace SearchService.Articles;

/// <summary>A word, phrase, prefix or fuzzy word after analysis: what the index is asked for.</summary>
/// <param name="Field">The field it is looked for in; null = all text.</param>
/// <param name="Source">The text it was made from, as typed.</param>
/// <param name="Position">Where the word or phrase that it was made from begins in the typed text, from 1.</param>
public abstract record SearchLeaf(QueryField? Field, string Source, int Position) : QueryNode
{
    /// <summary>What a match counts for the score, as one query.</summary>
    public abstract Query Scored { get; }

    /// <summary>As it stands in explanations: stemmed, without the field's name.</summary>
    public abstract string Label { get; }

    /// <summary>The clauses that demand it in a conjunction.</summary>
    internal virtual IEnumerable<BooleanClause> Clauses => [new BooleanClause(Scored, Occur.Must)];

    /// <summary>The documents that match, where scores do not count.</summary>
    internal virtual Query Unscored => Scored;

    /// <summary>The parts whose scores add up to this one's, for explanations and highlights: itself, or the words of a phrase.</summary>
    internal virtual IEnumerable<SearchLeaf> ScoringTerms => [this];

    /// <summary>What of a text it matches, to be marked in hits: any of these.</summary>
    internal abstract IEnumerable<MarkedPhrase> Marks { get; }

    /// <summary>The documents that have it in one field.</summary>
    public abstract Query In(QueryField field);

    private protected override void AppendTo(StringBuilder text) => text.Append(Field.Prefix()).Append(Label);
}
