using SearchService.Engine.Analysis;

namespace SearchService.Articles;

/// <summary>Stems that words with a given beginning can have, beyond those that begin the same. The index holds stems only:
/// <c>university</c> is <c>univers</c> there, which does not begin with <c>universit</c>.
/// <para>The beginning is completed with English endings of which it holds the first letters, and what comes out is stemmed. A completion
/// that is no word does little harm, since no article has its stem.</para></summary>
internal static class PrefixStems
{
    // Endings of a word as it stands; a beginning need hold nothing of them: runn-ing.
    private static readonly string[] Inflections = ["s", "es", "ed", "ing"];

    // Endings of which a beginning must hold a letter: universi-ty.
    private static readonly string[] Endings =
    [
        "er", "ies", "ied", "al", "ally", "ic", "ics", "ical", "ically", "ity", "ities", "ion", "ions", "ional", "ation", "ations", "ational",
        "ate", "ated", "ates", "ating", "ator", "ators", "ive", "ively", "able", "ably", "ible", "ibly", "ability", "ibility", "ance", "ances",
        "ence", "ences", "ancy", "ency", "ant", "ants", "ent", "ents", "ently", "ism", "ist", "ists", "ize", "ized", "izes", "izing", "izer",
        "ization", "izations", "ous", "ously", "ment", "ments", "ement", "ements",
        "alism", "ality", "ivity", "icity", "alize", "icate",
    ];

    // Endings that are taken off short words too, so that one letter would find too much: nova is not nov-ative.
    private static readonly string[] LooseEndings = ["ative", "ness", "ful", "fully", "fulness", "iveness", "ousness"];

    /// <summary>The stems that do not begin with <paramref name="prefix"/>, in order, each once; often none.</summary>
    /// <param name="prefix">The beginning of a word in lower case, not empty.</param>
    public static IReadOnlyList<string> Of(string prefix)
    {
        var stems = new SortedSet<string>(StringComparer.Ordinal);
        AddStem(prefix, prefix, stems);
        foreach (var ending in Inflections) AddCompletions(prefix, ending, 0, stems);
        foreach (var ending in Endings) AddCompletions(prefix, ending, 1, stems);
        foreach (var ending in LooseEndings) AddCompletions(prefix, ending, 2, stems);
        return [.. stems];
    }

    private static void AddCompletions(string prefix, string ending, int minOverlap, SortedSet<string> stems)
    {
        for (var overlap = minOverlap; overlap < ending.Length; overlap++)
        {
            if (prefix.AsSpan().EndsWith(ending.AsSpan(0, overlap)))
                AddStem(prefix, string.Concat(prefix, ending.AsSpan(overlap)), stems);
        }
    }

    private static void AddStem(string prefix, string word, SortedSet<string> stems)
    {
        if (StopWordSet.English.Contains(word)) return;
        var stem = WordStem.Of(word);
        if (!stem.StartsWith(prefix, StringComparison.Ordinal)) stems.Add(stem);
    }
}
