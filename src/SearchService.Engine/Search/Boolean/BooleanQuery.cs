using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace SearchService.Engine.Search;

/// <summary>A combination of queries. Its score is the sum of the scores of its scoring clauses that match; in which
/// precision each sum is taken: index format note, section 10.4.</summary>
public sealed class BooleanQuery : Query
{
    /// <summary>The most clauses that one query may have.</summary>
    public const int MaxClauseCount = 1024;

    private readonly BooleanClause[] _clauses;

    // Kept, or a deeply nested query would be hashed anew at each of its levels; 0 = not known yet.
    private int _hashCode;

    private BooleanQuery(BooleanClause[] clauses, int minimumNumberShouldMatch)
    {
        _clauses = clauses;
        MinimumNumberShouldMatch = minimumNumberShouldMatch;
    }

    public IReadOnlyList<BooleanClause> Clauses => _clauses;

    /// <summary>How many Should clauses must match; 0 = none, or one when nothing else is required.</summary>
    public int MinimumNumberShouldMatch { get; }

    /// <summary>Whether it has Should clauses only, one of which must match.</summary>
    internal bool IsPureDisjunction => MinimumNumberShouldMatch <= 1 && Array.TrueForAll(_clauses, c => c.Occur == Occur.Should);

    /// <summary>The queries of the clauses of one kind, in order.</summary>
    public IEnumerable<Query> Of(Occur occur) => _clauses.Where(c => c.Occur == occur).Select(c => c.Query);

    public override Query Rewrite(IndexSearcher searcher) => BooleanRewriter.Rewrite(this, searcher);

    public override Weight CreateWeight(IndexSearcher searcher, ScoreMode scoreMode, float boost) =>
        new BooleanWeight(this, searcher, scoreMode, boost);

    /// <summary>The same clauses, in any order.</summary>
    public override bool Equals(Query? other)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }

        if (other is not BooleanQuery query || query._clauses.Length != _clauses.Length ||
            query.MinimumNumberShouldMatch != MinimumNumberShouldMatch || query.GetHashCode() != GetHashCode())
        {
            return false;
        }

        var counts = new Dictionary<BooleanClause, int>();
        foreach (var clause in _clauses)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(counts, clause, out _)++;
        }

        // One look-up a clause: it compares nested queries, and a second one would double the work at each level.
        foreach (var clause in query._clauses)
        {
            ref var count = ref CollectionsMarshal.GetValueRefOrNullRef(counts, clause);
            if (Unsafe.IsNullRef(ref count) || --count < 0)
            {
                return false;
            }
        }

        return true;
    }

    public override int GetHashCode() => _hashCode != 0 ? _hashCode : _hashCode = ComputeHashCode();

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var (query, occur) in _clauses)
        {
            text.Append(text.Length == 0 ? string.Empty : " ").Append(Sign(occur));
            text.Append(query is BooleanQuery ? $"({query})" : query.ToString());
        }

        return MinimumNumberShouldMatch > 0 ? $"({text})~{MinimumNumberShouldMatch}" : text.ToString();
    }

    private int ComputeHashCode()
    {
        var sum = MinimumNumberShouldMatch;
        foreach (var clause in _clauses)
        {
            sum = unchecked(sum + clause.GetHashCode());
        }

        return HashCode.Combine(nameof(BooleanQuery), sum);
    }

    private static string Sign(Occur occur) => occur switch
    {
        Occur.Must => "+",
        Occur.Filter => "#",
        Occur.MustNot => "-",
        _ => string.Empty,
    };

    /// <summary>Puts a <see cref="BooleanQuery"/> together.</summary>
    public sealed class Builder
    {
        private readonly List<BooleanClause> _clauses = [];
        private int _minimumNumberShouldMatch;

        /// <summary>Clauses added so far.</summary>
        public int Count => _clauses.Count;

        /// <exception cref="TooManyClausesException">There are <see cref="MaxClauseCount"/> already.</exception>
        public Builder Add(Query query, Occur occur)
        {
            if (_clauses.Count == MaxClauseCount)
            {
                throw new TooManyClausesException("clauses of a boolean query", MaxClauseCount);
            }

            _clauses.Add(new BooleanClause(query, occur));
            return this;
        }

        /// <inheritdoc cref="Add(Query, Occur)"/>
        public Builder Add(BooleanClause clause) => Add(clause.Query, clause.Occur);

        /// <inheritdoc cref="MinimumNumberShouldMatch"/>
        public Builder SetMinimumNumberShouldMatch(int count)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(count);
            _minimumNumberShouldMatch = count;
            return this;
        }

        public BooleanQuery Build() => new([.. _clauses], _minimumNumberShouldMatch);
    }
}
