using System.Text;
using SearchService.Engine.Model;

namespace SearchService.Engine.Search;

/// <summary>The documents in which terms of one field stand at given distances, or nearly so; scored by BM25 with the number of
/// such places, weighted by their nearness, as the frequency. Source: index format note, sections 10.2 and 10.3.</summary>
public sealed class PhraseQuery : Query
{
    private readonly Term[] _terms;
    private readonly int[] _positions;

    /// <summary>Terms at consecutive positions.</summary>
    /// <param name="slop">How far the terms may be moved in all; 0 = exactly these distances.</param>
    /// <param name="field">The field, which must have positions.</param>
    /// <param name="terms">The terms in order.</param>
    public PhraseQuery(int slop, string field, params IReadOnlyList<string> terms)
        : this(slop, [.. terms.Select(t => new Term(field, t))], [.. Enumerable.Range(0, terms.Count)])
    {
    }

    /// <summary>Terms at positions of their own, so that gaps can stand for words that were left out.</summary>
    /// <param name="slop">How far the terms may be moved in all; 0 = exactly these distances.</param>
    /// <param name="terms">Terms of one field, which must have positions.</param>
    /// <param name="positions">The position of each term, ascending; where the first stands does not matter. Terms at the same
    /// position must all stand there.</param>
    public PhraseQuery(int slop, IReadOnlyList<Term> terms, IReadOnlyList<int> positions)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(slop);
        if (terms.Count != positions.Count)
        {
            throw new ArgumentException($"{terms.Count} terms with {positions.Count} positions", nameof(positions));
        }

        Slop = slop;
        _terms = [.. terms];
        _positions = new int[positions.Count];
        for (var i = 0; i < positions.Count; i++)
        {
            if (_terms[i].Field != _terms[0].Field)
            {
                throw new ArgumentException($"{_terms[i]} is of another field than {_terms[0]}", nameof(terms));
            }

            if (positions[i] < (i == 0 ? 0 : positions[i - 1]))
            {
                throw new ArgumentException($"position {positions[i]} of {_terms[i]} is out of order", nameof(positions));
            }

            _positions[i] = positions[i] - positions[0];
        }
    }

    public int Slop { get; }

    public IReadOnlyList<Term> Terms => _terms;

    /// <summary>The position of each term, relative to the first.</summary>
    public IReadOnlyList<int> Positions => _positions;

    public override Query Rewrite(IndexSearcher searcher) => _terms.Length switch
    {
        0 => new MatchNoDocsQuery(),
        1 => new TermQuery(_terms[0]),
        _ => this,
    };

    public override Weight CreateWeight(IndexSearcher searcher, ScoreMode scoreMode, float boost) =>
        _terms.Length < 2 ? base.CreateWeight(searcher, scoreMode, boost) : new PhraseWeight(this, searcher, scoreMode, boost);

    public override bool Equals(Query? other) =>
        other is PhraseQuery query && query.Slop == Slop && query._terms.AsSpan().SequenceEqual(_terms) &&
        query._positions.AsSpan().SequenceEqual(_positions);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.Add(nameof(PhraseQuery));
        hash.Add(Slop);
        for (var i = 0; i < _terms.Length; i++)
        {
            hash.Add(_terms[i]);
            hash.Add(_positions[i]);
        }

        return hash.ToHashCode();
    }

    public override string ToString()
    {
        var text = new StringBuilder(_terms.Length == 0 ? string.Empty : _terms[0].Field).Append(":\"");
        for (var i = 0; i < _terms.Length; i++)
        {
            // A question mark for each word that was left out, a bar between words at one place.
            var step = i == 0 ? 0 : _positions[i] - _positions[i - 1];
            text.Append(i == 0 ? string.Empty : step == 0 ? "|" : " ");
            text.Insert(text.Length, "? ", Math.Max(0, step - 1)).Append(_terms[i].Text);
        }

        return text.Append(Slop == 0 ? "\"" : $"\"~{Slop}").ToString();
    }
}
