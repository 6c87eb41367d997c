using SearchService.Engine.Model;
using SearchService.Engine.Segments;

namespace SearchService.Articles;

/// <summary>How rare the leaves of a query are in the index: the more articles have a word, the less it says. Looked up when first
/// asked for. For one thread at a time.</summary>
/// <param name="reader">The index.</param>
/// <param name="leaves">The leaves of the query.</param>
internal sealed class LeafRarity(IndexReader reader, IReadOnlyList<SearchLeaf> leaves)
{
    // Whole numbers, so that what is added can be taken away without a rest.
    private const double Scale = 1024;

    private int[]? _rarities;

    /// <summary>How many leaves there are.</summary>
    public int Count => leaves.Count;

    /// <summary>The inverse document frequency of the leaf's words, summed, in units of 1/1024; a beginning of words counts 0. Of what
    /// else a leaf matches only the first counts.</summary>
    public int this[int leaf] => (_rarities ??= Compute())[leaf];

    private int[] Compute()
    {
        var fields = new List<TermsEnum>();
        foreach (var context in reader.Leaves)
        {
            if (context.Reader.GetTerms(IndexFields.Text)?.GetEnumerator() is { } terms) fields.Add(terms);
        }

        return [.. leaves.Select(leaf => leaf.Marks.FirstOrDefault() is { } mark ? (int)mark.Words.Sum(word => Rarity(word, fields)) : 0)];
    }

    private double Rarity(MarkedWord word, List<TermsEnum> fields)
    {
        if (word.IsPrefix) return 0;
        var term = new Term(IndexFields.Text, word.Stem);
        var articles = fields.Sum(terms => terms.SeekExact(term.Bytes) ? (long)terms.DocFreq : 0);
        return Scale * Math.Log(1 + ((double)reader.MaxDoc / (articles + 1)));
    }
}
