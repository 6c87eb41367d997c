using System.Text;
using SearchService.Engine.Model;
using SearchService.Engine.Search;

namespace SearchService.Articles;

/// <summary>What rules of synonyms make of words that were typed side by side: any of several words or phrases. Words count as one,
/// however many of them an article has; a phrase counts besides.</summary>
/// <param name="Field">The field of the typed words; null = all text.</param>
/// <param name="Alternatives">Words and phrases of that field, at least one; a single typed word comes first when it is one of them.</param>
/// <param name="Typed">The stems of the typed words.</param>
/// <param name="Source">The words as typed.</param>
/// <param name="Position">Where they begin in the typed text, from 1.</param>
public sealed record SynonymLeaf(QueryField? Field, IReadOnlyList<SearchLeaf> Alternatives, string Typed, string Source, int Position)
    : SearchLeaf(Field, Source, Position)
{
    /// <inheritdoc/>
    public override Query Scored => Any([.. AsOneWord(TextFields.Of(Field)), .. Phrases.Select(phrase => phrase.Scored)]);

    /// <summary>What was typed.</summary>
    public override string Label => Typed;

    /// <inheritdoc/>
    internal override Query Unscored => Any([.. AsOneWord(TextFields.Of(Field)), .. Phrases.Select(phrase => phrase.Unscored)]);

    /// <inheritdoc/>
    internal override IEnumerable<MarkedPhrase> Marks => Alternatives.SelectMany(alternative => alternative.Marks);

    private protected override bool IsGroup => Alternatives.Count > 1;

    private IEnumerable<SearchLeaf> Phrases => Alternatives.Where(alternative => alternative is not TermLeaf);

    /// <inheritdoc/>
    public override Query In(QueryField field) => Any([.. AsOneWord(TextFields.Of(field)), .. Phrases.Select(phrase => phrase.In(field))]);

    private protected override void AppendTo(StringBuilder text) => AppendParts(text, Alternatives, " OR ");

    private IEnumerable<Query> AsOneWord(string indexField)
    {
        BoostedTerm[] words = [.. Alternatives.OfType<TermLeaf>().Select(word => new BoostedTerm(new Term(indexField, word.Stem)))];
        return words is [] ? [] : [new SynonymQuery(indexField, words)];
    }

    private static Query Any(IReadOnlyList<Query> queries)
    {
        if (queries is [var only]) return only;
        var any = new BooleanQuery.Builder();
        foreach (var query in queries) any.Add(query, Occur.Should);
        return any.Build();
    }
}
