using SearchService.Engine.Model;
using SearchService.Engine.Search;
using SearchService.Engine.Segments;

namespace SearchService.Articles;

/// <summary>The words that articles have. Deleted articles do not count.</summary>
internal sealed class Vocabulary(IndexReader reader, QueryDeadline deadline)
{
    /// <summary>Whether an article has the term, a stem, in any of its texts.</summary>
    public bool HasStem(string stem) => HasArticle(new Term(IndexFields.Text, stem));

    /// <summary>The word nearest to one that was typed: fewest edits, then most articles, then first in ordinal order.</summary>
    /// <param name="typed">A word in lower case.</param>
    /// <param name="maxEdits">How far it may be, 0 to 2.</param>
    /// <returns>A word of at least one article, without digits; null when none is so near.</returns>
    public string? Nearest(string typed, int maxEdits)
    {
        // Most errors are single, and looking for one edit alone is much cheaper than for two.
        for (var edits = 1; edits <= maxEdits; edits++)
        {
            if (MostFrequent(FuzzyTerms.Find(reader, IndexFields.Word, new FuzzyPattern(typed, edits), deadline), edits) is { } word) return word;
        }

        return null;
    }

    /// <summary>The words near to one, itself included: fewest edits first, then by how many articles had them at some time, which is quicker
    /// told than how many have, then in ordinal order.</summary>
    /// <param name="typed">A word in lower case.</param>
    /// <param name="maxEdits">How far they may be, 0 to 2.</param>
    /// <param name="most">How many are wanted.</param>
    /// <returns>Words of at least one article each, and whether there are more.</returns>
    public (IReadOnlyList<FuzzyTerm> Words, bool IsCut) Like(string typed, int maxEdits, int most)
    {
        var words = FuzzyTerms.Find(reader, IndexFields.Word, new FuzzyPattern(typed, maxEdits), deadline)
            .OrderBy(w => w.Edits).ThenByDescending(w => w.DocFreq).ThenBy(w => w.Text, StringComparer.Ordinal)
            .Where(w => HasArticle(new Term(IndexFields.Word, w.Text)))
            .Take(most + 1)
            .ToList();
        return words.Count <= most ? (words, false) : (words[..most], true);
    }

    private bool HasArticle(Term term)
    {
        deadline.Check();
        foreach (var leaf in reader.Leaves)
        {
            if (CountIn(leaf.Reader, term, most: 1) > 0) return true;
        }

        return false;
    }

    private string? MostFrequent(IEnumerable<FuzzyTerm> words, int edits)
    {
        var best = (Word: (string?)null, Articles: 0);
        foreach (var word in words.Where(w => w.Edits == edits && w.DocFreq >= best.Articles && !EditAllowance.HasDigit(w.Text)))
        {
            var articles = ArticlesWith(word);
            var isBetter = articles > best.Articles || (articles == best.Articles && string.CompareOrdinal(word.Text, best.Word) < 0);
            if (articles > 0 && isBetter) best = (word.Text, articles);
        }

        return best.Word;
    }

    private int ArticlesWith(FuzzyTerm word)
    {
        if (reader.NumDocs == reader.MaxDoc) return word.DocFreq;
        deadline.Check();
        var term = new Term(IndexFields.Word, word.Text);
        return reader.Leaves.Sum(leaf => CountIn(leaf.Reader, term, most: int.MaxValue));
    }

    // How many articles of a segment have a term; counting stops at the most that matter.
    private static int CountIn(LeafReader leaf, Term term, int most)
    {
        var cursor = leaf.GetTerms(term.Field)?.GetEnumerator();
        if (cursor is null || !cursor.SeekExact(term.Bytes)) return 0;
        if (leaf.LiveDocs is not { } live) return cursor.DocFreq;
        var count = 0;
        var postings = cursor.Postings(null, PostingsFlags.None);
        for (var doc = postings.NextDoc(); doc != DocIdSetIterator.NoMoreDocs && count < most; doc = postings.NextDoc())
        {
            if (live.Get(doc)) count++;
        }

        return count;
    }
}
