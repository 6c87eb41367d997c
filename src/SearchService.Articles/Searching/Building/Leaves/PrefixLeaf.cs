using SearchService.Engine.Model;
using SearchService.Engine.Search;

namespace SearchService.Articles;

/// <summary>The beginning of words; every match counts the same.
/// <para>The index holds stems, and a stem can be shorter than the beginning of its word, or end otherwise: nothing in it begins with
/// <c>universit</c> or with <c>company</c>, because it has <c>univers</c> and <c>compani</c>. So the stems of the words that may be
/// meant are looked for as well, see <see cref="PrefixStems"/>: <c>universit*</c> finds <c>university</c>, and with it whatever else has
/// that stem, such as <c>universe</c>.</para></summary>
/// <param name="Field">The field it is looked for in; null = all text.</param>
/// <param name="Prefix">The beginning in lower case, not stemmed.</param>
/// <param name="Stems">The stems of words with that beginning which do not have it themselves.</param>
/// <param name="Source">The beginning as typed, without the asterisk.</param>
/// <param name="Position">Where it begins in the typed text, from 1.</param>
public sealed record PrefixLeaf(QueryField? Field, string Prefix, IReadOnlyList<string> Stems, string Source, int Position)
    : SearchLeaf(Field, Source, Position)
{
    /// <inheritdoc/>
    public override Query Scored => Of(TextFields.Of(Field));

    /// <inheritdoc/>
    public override string Label => Prefix + "*";

    /// <inheritdoc/>
    internal override IEnumerable<MarkedPhrase> Marks =>
        [new MarkedPhrase(Field, new MarkedWord(Prefix, IsPrefix: true)), .. Stems.Select(stem => new MarkedPhrase(Field, new MarkedWord(stem)))];

    /// <inheritdoc/>
    public override Query In(QueryField field) => Of(TextFields.Of(field));

    private Query Of(string indexField)
    {
        var beginning = new PrefixQuery(new Term(indexField, Prefix));
        if (Stems is []) return beginning;
        var any = new BooleanQuery.Builder().Add(beginning, Occur.Should);
        foreach (var stem in Stems) any.Add(new TermQuery(new Term(indexField, stem)), Occur.Should);
        return new ConstantScoreQuery(any.Build());
    }
}
