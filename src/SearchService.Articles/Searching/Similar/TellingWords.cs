using SearchService.Engine.Model;
using SearchService.Engine.Search;

namespace SearchService.Articles;

/// <summary>Chooses the words of an article that tell it from others: frequent in it and rare in the rest.
/// <para>The numbers were chosen by nDCG@10 against the related lists of a publisher: 150 articles decided (0.412), 150 others were measured
/// beside them (0.442) and seen while choosing, so neither is a figure for articles never seen. All words of the texts with the same weight make
/// 0.365 and 0.395: an excerpt drifts from the subject. Counting a topic in common once more, beyond its words, gains nothing.</para></summary>
internal static class TellingWords
{
    // How much a word of the excerpt or of a topic counts, where one of the title counts 1.
    private const double TextWeight = 1.0 / 15;

    private const int MaxWords = 25;

    // A word that only the article itself has finds nothing.
    private const int MinDocFreq = 2;

    // What half of all articles have tells nothing. In a small index, where that is soon reached, any word may.
    private const double MaxDocShare = 0.5;
    private const int MaxDocFreqAnyway = 50;

    // What is found by all words together, at most. The most telling words are rare: in a million articles this leaves out those that say the least
    // and cost the most.
    private const long MaxPostings = 200_000;

    // Each costs a look into the dictionary; real articles have a few dozen.
    private const int MaxStems = 1_000;

    /// <summary>The most telling words, in that order.</summary>
    public static IReadOnlyList<TellingWord> Of(DisplayedArticle article, IndexSearcher searcher)
    {
        if (searcher.GetCollectionStatistics(IndexFields.Text) is not { } field)
        {
            return [];
        }

        var stems = new Dictionary<string, Occurrences>(StringComparer.Ordinal);
        Count(article.Title, 1, stems);
        Count(article.Excerpt, TextWeight, stems);
        foreach (var topic in article.Topics)
        {
            Count(topic, TextWeight, stems);
        }

        var words = Weigh(stems, searcher, field).OrderByDescending(w => w.Word.Weight).ThenBy(w => w.Word.Stem, StringComparer.Ordinal);
        return [.. Affordable(words).Take(MaxWords)];
    }

    // The first word is taken whatever it costs.
    private static IEnumerable<TellingWord> Affordable(IEnumerable<(TellingWord Word, long DocFreq)> words)
    {
        var postings = 0L;
        foreach (var (word, docFreq) in words)
        {
            if (postings == 0 || postings + docFreq <= MaxPostings)
            {
                postings += docFreq;
                yield return word;
            }
        }
    }

    private static IEnumerable<(TellingWord Word, long DocFreq)> Weigh(
        Dictionary<string, Occurrences> stems, IndexSearcher searcher, CollectionStatistics field)
    {
        var maxDocFreq = Math.Max(MaxDocShare * field.DocCount, MaxDocFreqAnyway);
        var dictionaries = searcher.Reader.Leaves.Select(leaf => leaf.Reader.GetTerms(field.Field)?.GetEnumerator()).OfType<TermsEnum>().ToArray();
        foreach (var (stem, occurrences) in stems)
        {
            var docFreq = DocFreqOf(new Term(field.Field, stem), dictionaries);
            if (docFreq >= MinDocFreq && docFreq <= maxDocFreq)
            {
                var weight = occurrences.Count * BM25Similarity.Idf(docFreq, field.DocCount);
                yield return (new TellingWord(stem, occurrences.Surface, occurrences.Count, weight), docFreq);
            }
        }
    }

    private static long DocFreqOf(Term term, TermsEnum[] dictionaries)
    {
        var docFreq = 0L;
        foreach (var dictionary in dictionaries)
        {
            if (dictionary.SeekExact(term.Bytes))
            {
                docFreq += dictionary.DocFreq;
            }
        }

        return docFreq;
    }

    private static void Count(string text, double weight, Dictionary<string, Occurrences> stems)
    {
        foreach (var (stem, surface) in StemmedText.Read(text))
        {
            if (stems.TryGetValue(stem, out var known))
            {
                stems[stem] = known with { Count = known.Count + weight };
            }
            else if (stems.Count < MaxStems)
            {
                stems.Add(stem, new Occurrences(text[surface], weight));
            }
        }
    }

    private readonly record struct Occurrences(string Surface, double Count);
}
