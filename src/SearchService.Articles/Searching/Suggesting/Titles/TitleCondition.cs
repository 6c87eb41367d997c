using System.Text;
using SearchService.Engine.Model;
using SearchService.Engine.Search;

namespace SearchService.Articles;

/// <summary>One of the conditions that titles meet which answer what was typed.</summary>
/// <param name="Kind">What is asked for.</param>
/// <param name="Text">The word or beginning.</param>
internal readonly record struct TitleCondition(TitleConditionKind Kind, string Text)
{
    /// <summary>What titles have whose first words are those typed: exactly these for up to as many words as have places in the index,
    /// and for more words these and some others.</summary>
    public static IEnumerable<TitleCondition> Start(TypedWords typed) => typed.Words.Select((word, place) => (IsLast(typed, place), place < TitlePlace.Count) switch
    {
        (false, true) => new TitleCondition(TitleConditionKind.PlacedWord, TitlePlace.Word(place, word)),
        (false, false) => Word(word),
        (true, true) => new TitleCondition(TitleConditionKind.PlacedBeginning, TitlePlace.Beginning(place, word)),
        (true, false) => Beginning(word),
    });

    /// <summary>What titles have that hold the words, the last of them as far as it was typed.</summary>
    public static IEnumerable<TitleCondition> Words(TypedWords typed) =>
        typed.Words.Select((word, place) => IsLast(typed, place) ? Beginning(word) : Word(word));

    /// <summary>A word that begins so.</summary>
    public static TitleCondition Beginning(string word) => new(TitleConditionKind.Beginning, word);

    /// <summary>A word.</summary>
    public static TitleCondition Word(string word) => new(TitleConditionKind.Word, word);

    /// <summary>The titles that meet it, as a query.</summary>
    public Query ToQuery() => Kind switch
    {
        TitleConditionKind.Word => TermOf(IndexFields.TitleWord, Text),
        TitleConditionKind.Beginning when WordBeginning.IsShort(Text) => TermOf(IndexFields.TitleStart, Text),
        TitleConditionKind.Beginning => new PrefixQuery(new Term(IndexFields.TitleWord, Text)),
        TitleConditionKind.PlacedWord => TermOf(IndexFields.TitlePlace, Text),
        // Behind the place.
        TitleConditionKind.PlacedBeginning when WordBeginning.IsShort(Text.AsSpan(1)) => TermOf(IndexFields.TitlePlace, Text),
        TitleConditionKind.PlacedBeginning => new PrefixQuery(new Term(IndexFields.TitlePlace, Text)),
        _ => throw new InvalidOperationException($"no query for {Kind}"),
    };

    private static bool IsLast(TypedWords typed, int place) => place == typed.Words.Count - 1;

    private static TermQuery TermOf(string field, string term) => new(new Term(field, Encoding.UTF8.GetBytes(term)));
}
