using System.Text;
using SearchService.Engine.Model;
using SearchService.Engine.Search;

namespace SearchService.Articles;

/// <summary>Queries for the titles that answer what was typed.</summary>
internal static class TitleQueries
{
    /// <summary>Titles whose first words are those typed: exactly these for up to as many words as have places in the index, and for
    /// more words these and some others.</summary>
    public static Query Start(TypedWords typed) => All(typed.Words.Select((word, place) => (IsLast(typed, place), place < TitlePlace.Count) switch
    {
        (false, true) => TermOf(IndexFields.TitlePlace, TitlePlace.Word(place, word)),
        (false, false) => TermOf(IndexFields.TitleWord, word),
        (true, true) => BeginningAt(place, word),
        (true, false) => Beginning(word),
    }));

    /// <summary>Titles that have the words, the last of them as far as it was typed.</summary>
    public static Query Words(TypedWords typed) =>
        All(typed.Words.Select((word, place) => IsLast(typed, place) ? Beginning(word) : TermOf(IndexFields.TitleWord, word)));

    /// <summary>Titles that have words with all these beginnings.</summary>
    public static Query Beginnings(IEnumerable<string> words) => All(words.Select(Beginning));

    /// <summary>Titles that have a word with this beginning.</summary>
    public static Query Beginning(string word) => WordBeginning.IsShort(word)
        ? TermOf(IndexFields.TitleStart, word)
        : new PrefixQuery(new Term(IndexFields.TitleWord, word));

    /// <summary>What all the parts match.</summary>
    public static Query All(IEnumerable<Query> parts)
    {
        var all = new BooleanQuery.Builder();
        foreach (var part in parts.Distinct())
        {
            all.Add(part, Occur.Filter);
        }

        return all.Build();
    }

    private static bool IsLast(TypedWords typed, int place) => place == typed.Words.Count - 1;

    private static Query BeginningAt(int place, string word)
    {
        var beginning = TitlePlace.Beginning(place, word);
        return WordBeginning.IsShort(word)
            ? TermOf(IndexFields.TitlePlace, beginning)
            : new PrefixQuery(new Term(IndexFields.TitlePlace, beginning));
    }

    private static TermQuery TermOf(string field, string term) => new(new Term(field, Encoding.UTF8.GetBytes(term)));
}
