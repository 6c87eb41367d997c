using SearchService.Engine.Model;
using SearchService.Engine.Util;

namespace SearchService.Engine.Search;

/// <summary>Gathers the terms that a <see cref="FuzzyQuery"/> stands for, from all segments.</summary>
internal sealed class FuzzyExpansion
{
    private readonly FuzzyQuery _query;
    private readonly int[] _word;
    private readonly int _limit;

    // The best so far, the worst on top, and the same as a set, since segments have terms in common.
    private readonly BinaryHeap<BoostedTerm, BySimilarity> _best;
    private readonly HashSet<Term> _terms = [];

    public FuzzyExpansion(FuzzyQuery query)
    {
        _query = query;
        _word = FuzzyTerms.CodePoints(query.Term.Text);
        _limit = Math.Min(query.MaxExpansions, BooleanQuery.MaxClauseCount);
        _best = new BinaryHeap<BoostedTerm, BySimilarity>(0, default);
    }

    /// <summary>The terms with their similarities, in no particular order. Once.</summary>
    /// <exception cref="QueryTimeoutException">The searcher's deadline has passed.</exception>
    public BoostedTerm[] Collect(IndexSearcher searcher)
    {
        var rules = new EditRules(_query.MaxEdits, ExactLength: _query.PrefixLength, Transpositions: _query.Transpositions);
        var automaton = new EditAutomaton(_word, rules);
        foreach (var leaf in searcher.Reader.Leaves)
        {
            searcher.Deadline.Check();
            if (leaf.Reader.GetTerms(_query.Term.Field) is { } terms)
            {
                Collect(terms.GetEnumerator(), new EditFilter(automaton, rules.MaxEdits, searcher.Deadline));
            }
        }

        // Terms with as many edits as letters are ranked by how dissimilar they are, but count nothing, not less.
        return Array.ConvertAll(_best.Items.ToArray(), t => t with { Boost = Math.Max(0, t.Boost) });
    }

    private void Collect(TermsEnum terms, EditFilter filter)
    {
        while (terms.Next(filter))
        {
            Offer(terms.Term, Similarity(filter));
        }
    }

    private void Offer(ReadOnlySpan<byte> bytes, float similarity)
    {
        if (_best.Count == _limit && BySimilarity.Compare(similarity, bytes, _best.Top) <= 0)
        {
            return;
        }

        var term = new Term(_query.Term.Field, bytes.ToArray());
        if (!_terms.Add(term))
        {
            return;
        }

        _best.Push(new BoostedTerm(term, similarity));
        if (_best.Count > _limit)
        {
            _terms.Remove(_best.Pop().Term);
        }
    }

    private float Similarity(EditFilter filter)
    {
        if (filter.Edits == 0)
        {
            return 1;
        }

        var shorter = Math.Min(_word.Length, filter.Length);
        return 1f - ((float)filter.Edits / shorter);
    }

    private readonly struct BySimilarity : IComparer<BoostedTerm>
    {
        public static int Compare(float similarity, ReadOnlySpan<byte> bytes, BoostedTerm other)
        {
            var order = similarity.CompareTo(other.Boost);
            return order != 0 ? order : other.Term.Bytes.SequenceCompareTo(bytes);
        }

        public int Compare(BoostedTerm x, BoostedTerm y) => Compare(x.Boost, x.Term.Bytes, y);
    }
}
