using SearchService.Engine.Model;
using SearchService.Engine.Search;
using SearchService.Testing;

namespace SearchService.Engine.Tests.Search;

/// <summary>Matches and scores computed document by document from the words of the format note, section 10: what searches are compared
/// with. It reads documents, never the index structures.</summary>
internal sealed class SearchOracle
{
    private readonly List<MemoryDocument> _documents;
    private readonly Dictionary<string, List<int>> _lengths = [];
    private readonly Dictionary<Term, int> _docFreqs = [];

    public SearchOracle(IReadOnlyList<MemoryLeafReader> leaves) => _documents = [.. leaves.SelectMany(l => l.Documents)];

    /// <summary>The score of a document by a query, null when it does not match.</summary>
    public float? Score(Query query, MemoryLeafReader leaf, int docId, float boost = 1)
    {
        var document = leaf.Documents[docId];
        switch (query)
        {
            case TermQuery term:
                var freq = document.Freq(term.Term.Field, term.Term.Text);
                return freq == 0 ? null : Bm25(leaf, document, boost, freq, term.Term);
            case PhraseQuery phrase:
                var phraseFreq = PhraseOracle.Freq(phrase, document);
                return phraseFreq == 0 ? null : Bm25(leaf, document, boost, phraseFreq, [.. phrase.Terms]);
            case BlendedTermQuery blended:
                return Blended(blended, leaf, document, boost);
            case SynonymQuery synonyms:
                var sum = synonyms.Terms.Sum(t => t.Boost * document.Freq(synonyms.Field, t.Term.Text));
                return sum == 0 ? null : Bm25(leaf, document, boost, sum, synonyms.Field, Idf(synonyms.Field, synonyms.Terms.Max(t => DocFreq(t.Term))));
            case BooleanQuery boolean:
                return Boolean(boolean, leaf, docId, boost);
            case BoostQuery boosted:
                return Score(boosted.Inner, leaf, docId, boosted.Boost * boost);
            case FunctionScoreQuery function:
                var inner = Score(function.Inner, leaf, docId);
                return inner is null ? null : (float)(inner.Value * Factor(function.Factor, document) * boost);
            default:
                return MatchesConstant(query, leaf, docId) ? boost : null;
        }
    }

    private static double Factor(SaturationFactor factor, MemoryDocument document)
    {
        var quality = Math.Max(0, document.Numbers.GetValueOrDefault(factor.Field));
        return quality == 0 ? 1 : 1 + (factor.Weight * quality / (quality + factor.Pivot));
    }

    private bool MatchesConstant(Query query, MemoryLeafReader leaf, int docId)
    {
        var document = leaf.Documents[docId];
        return query switch
        {
            MatchAllDocsQuery => true,
            MatchNoDocsQuery => false,
            ConstantScoreQuery constant => Score(constant.Inner, leaf, docId) is not null,
            PrefixQuery prefix => HasTerm(document, prefix.Prefix.Field, t => t.StartsWith(prefix.Prefix.Text, StringComparison.Ordinal)),
            TermInSetQuery set => HasTerm(document, set.Field, t => set.Terms.Any(s => s.Text == t)),
            NumericRangeQuery range => document.Numbers.TryGetValue(range.Field, out var value) && value >= range.Min && value <= range.Max,
            _ => throw new NotSupportedException(query.GetType().Name),
        };
    }

    private static bool HasTerm(MemoryDocument document, string field, Func<string, bool> predicate) =>
        document.Tokens.TryGetValue(field, out var tokens) && tokens.Any(t => predicate(t.Term));

    // No query with a repeated clause comes here: merging those is another arithmetic.
    private float? Boolean(BooleanQuery query, MemoryLeafReader leaf, int docId, float boost)
    {
        var clauses = query.Clauses.SelectMany(c => Flatten(c, query.MinimumNumberShouldMatch)).ToList();
        float?[] Scores(Occur occur) => [.. clauses.Where(c => c.Occur == occur).Select(c => Score(c.Query, leaf, docId, boost))];
        var must = Scores(Occur.Must);
        var filter = Scores(Occur.Filter);
        var should = Scores(Occur.Should).OfType<float>().ToArray();
        var hasRequired = must.Length + filter.Length > 0;
        var atLeast = query.MinimumNumberShouldMatch;
        var matches = must.Concat(filter).All(s => s is not null) &&
            Scores(Occur.MustNot).All(s => s is null) &&
            should.Length >= Math.Max(atLeast, hasRequired ? 0 : 1);
        if (!matches)
        {
            return null;
        }

        var present = atLeast == 0 ? -1 : clauses.Count(
            c => c.Occur == Occur.Should && Enumerable.Range(0, leaf.MaxDoc).Any(d => Score(c.Query, leaf, d) is not null));
        var all = must.OfType<float>().Concat(should);
        var required = (float)must.OfType<float>().Sum(s => (double)s);
        var optional = (float)should.Sum(s => (double)s);
        return !hasRequired || present == atLeast ? (float)all.Sum(s => (double)s)
            : atLeast > 0 ? (float)((double)required + optional)
            : should.Length > 0 ? required + optional
            : required;
    }

    private static IEnumerable<BooleanClause> Flatten(BooleanClause clause, int minimumNumberShouldMatch) =>
        clause is { Occur: Occur.Should, Query: BooleanQuery { MinimumNumberShouldMatch: <= 1 } inner } &&
        minimumNumberShouldMatch <= 1 && inner.Clauses.All(c => c.Occur == Occur.Should)
            ? inner.Clauses.SelectMany(c => Flatten(c, 0))
            : [clause];

    private float? Blended(BlendedTermQuery query, MemoryLeafReader leaf, MemoryDocument document, float boost)
    {
        var present = query.Terms.Where(t => document.Freq(query.Field, t.Term.Text) > 0).ToList();
        if (present.Count == 0)
        {
            return null;
        }

        var idf = Idf(query.Field, query.Terms.Max(t => DocFreq(t.Term)));
        return (float)present.Sum(t => (double)Bm25(leaf, document, t.Boost * boost, document.Freq(query.Field, t.Term.Text), query.Field, idf));
    }

    private float Bm25(MemoryLeafReader leaf, MemoryDocument document, float boost, float freq, params Term[] terms) =>
        Bm25(leaf, document, boost, freq, terms[0].Field, (float)terms.Sum(t => (double)Idf(t.Field, DocFreq(t))));

    private float Idf(string field, int docFreq) => (float)Math.Log(1 + ((Lengths(field).Count - docFreq + 0.5) / (docFreq + 0.5)));

    private float Bm25(MemoryLeafReader leaf, MemoryDocument document, float boost, float freq, string field, float idf)
    {
        var lengths = Lengths(field);
        float weight = boost * idf;
        float averageLength = (float)(lengths.Sum(n => (long)n) / (double)lengths.Count);
        float length = Engine.Util.SmallFloat.Byte4ToInt((byte)MemoryLeafReader.Norm(document, leaf.FieldInfos.Find(field)!)!.Value);
        float t1 = 1 - 0.75f;
        float t2 = 0.75f * length;
        float t3 = t2 / averageLength;
        float t4 = t1 + t3;
        float t5 = 1.2f * t4;
        float factor = 1 / t5;
        float m = freq * factor;
        float d = 1 + m;
        float q = weight / d;
        return weight - q;
    }

    private List<int> Lengths(string field)
    {
        if (!_lengths.TryGetValue(field, out var lengths))
        {
            lengths = [.. _documents.Select(d => d.Tokens.TryGetValue(field, out var tokens) ? tokens.Count : 0).Where(n => n > 0)];
            _lengths.Add(field, lengths);
        }

        return lengths;
    }

    private int DocFreq(Term term)
    {
        if (!_docFreqs.TryGetValue(term, out var count))
        {
            count = _documents.Count(d => d.Freq(term.Field, term.Text) > 0);
            _docFreqs.Add(term, count);
        }

        return count;
    }
}
