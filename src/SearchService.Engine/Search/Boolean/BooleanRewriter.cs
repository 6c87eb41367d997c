namespace SearchService.Engine.Search;

/// <summary>The simplifications of boolean queries. Some change in which precision scores are summed, so they are part of the
/// arithmetic: index format note, section 10.4. Each step gives null when it has nothing to do; the first that has ends the round.</summary>
internal static class BooleanRewriter
{
    // More are compared faster by their hashes.
    private const int MaxCompared = 16;

    public static Query Rewrite(BooleanQuery query, IndexSearcher searcher) => HasOnlyDifferentTerms(query) ? query : Simplify(query, searcher);

    /// <summary>As <see cref="Rewrite"/>, without the look whether there is nothing to do.</summary>
    internal static Query Simplify(BooleanQuery query, IndexSearcher searcher) =>
        WithFewClauses(query) ??
        RewriteClauses(query, searcher) ??
        DropRepeats(query) ??
        FindContradiction(query) ??
        DropImpliedFilters(query) ??
        PromoteFilteredShoulds(query) ??
        MergeRepeats(query, Occur.Should) ??
        MergeRepeats(query, Occur.Must) ??
        ReplaceMustMatchAll(query) ??
        FlattenDisjunctions(query) ??
        query;

    // What most queries are: no step has anything to do then.
    private static bool HasOnlyDifferentTerms(BooleanQuery query)
    {
        var clauses = query.Clauses;
        if (clauses.Count is < 2 or > MaxCompared)
        {
            return false;
        }

        for (var i = 0; i < clauses.Count; i++)
        {
            if (!clauses[i].IsScoring || TermOf(clauses[i].Query) is not { } term)
            {
                return false;
            }

            for (var j = 0; j < i; j++)
            {
                if (term.Equals(TermOf(clauses[j].Query)))
                {
                    return false;
                }
            }
        }

        return true;
    }

    // Null unless the query is a term, perhaps with a boost that stays as it is.
    private static TermQuery? TermOf(Query query) => query switch
    {
        TermQuery term => term,
        BoostQuery { Boost: not 0 and not 1, Inner: TermQuery term } => term,
        _ => null,
    };

    private static Query? WithFewClauses(BooleanQuery query)
    {
        if (query.Clauses.Count == 0)
        {
            return new MatchNoDocsQuery();
        }

        if (query.Clauses.Count > 1)
        {
            return null;
        }

        var (only, occur) = query.Clauses[0];
        return (occur, query.MinimumNumberShouldMatch) switch
        {
            (Occur.Should, 0 or 1) or (Occur.Must, 0) => only,
            (Occur.Filter, 0) => new BoostQuery(new ConstantScoreQuery(only), 0),
            _ => new MatchNoDocsQuery(),
        };
    }

    private static BooleanQuery? RewriteClauses(BooleanQuery query, IndexSearcher searcher)
    {
        var builder = new BooleanQuery.Builder().SetMinimumNumberShouldMatch(query.MinimumNumberShouldMatch);
        var changed = false;
        foreach (var clause in query.Clauses)
        {
            var rewritten = clause.IsScoring ? clause.Query.Rewrite(searcher) : WithoutScores(clause.Query).Rewrite(searcher);
            changed |= !ReferenceEquals(rewritten, clause.Query);
            builder.Add(rewritten, clause.Occur);
        }

        return changed ? builder.Build() : null;
    }

    // Boosts and constant scores mean nothing to clauses that do not score.
    private static Query WithoutScores(Query query) => query switch
    {
        ConstantScoreQuery constant => WithoutScores(constant.Inner),
        BoostQuery boosted => WithoutScores(boosted.Inner),
        _ => query,
    };

    private static BooleanQuery? DropRepeats(BooleanQuery query)
    {
        var seen = new HashSet<BooleanClause>();
        return Retain(query, c => c.IsScoring || seen.Add(c));
    }

    private static Query? FindContradiction(BooleanQuery query)
    {
        var excluded = query.Of(Occur.MustNot).ToHashSet();
        var isContradiction = excluded.Any(q => q is MatchAllDocsQuery) ||
            query.Clauses.Any(c => c.IsRequired && (excluded.Contains(c.Query) || c.Query is MatchNoDocsQuery));
        return isContradiction ? new MatchNoDocsQuery() : null;
    }

    // A filter says nothing new when it matches everything or stands among the Must clauses.
    private static BooleanQuery? DropImpliedFilters(BooleanQuery query)
    {
        var musts = query.Of(Occur.Must).ToHashSet();
        return musts.Count == 0
            ? null
            : Retain(query, c => c.Occur != Occur.Filter || (c.Query is not MatchAllDocsQuery && !musts.Contains(c.Query)));
    }

    // A Should clause that is a filter as well always matches: it becomes a Must clause.
    private static BooleanQuery? PromoteFilteredShoulds(BooleanQuery query)
    {
        var both = query.Of(Occur.Filter).Intersect(query.Of(Occur.Should)).ToHashSet();
        if (both.Count == 0)
        {
            return null;
        }

        var builder = new BooleanQuery.Builder();
        var promoted = 0;
        foreach (var clause in query.Clauses)
        {
            if (!both.Contains(clause.Query))
            {
                builder.Add(clause);
            }
            else if (clause.Occur == Occur.Should)
            {
                builder.Add(clause.Query, Occur.Must);
                promoted++;
            }
        }

        return builder.SetMinimumNumberShouldMatch(Math.Max(0, query.MinimumNumberShouldMatch - promoted)).Build();
    }

    // Equal scoring clauses become one whose boost is the sum, taken in double precision.
    private static BooleanQuery? MergeRepeats(BooleanQuery query, Occur occur)
    {
        if (occur == Occur.Should && query.MinimumNumberShouldMatch > 1)
        {
            return null;
        }

        var boosts = new OrderedDictionary<Query, double>();
        var count = 0;
        foreach (var each in query.Of(occur))
        {
            var (inner, boost) = SplitBoost(each);
            boosts[inner] = boosts.GetValueOrDefault(inner) + boost;
            count++;
        }

        if (boosts.Count == count)
        {
            return null;
        }

        var builder = new BooleanQuery.Builder().SetMinimumNumberShouldMatch(query.MinimumNumberShouldMatch);
        foreach (var (inner, boost) in boosts)
        {
            builder.Add(WithBoost(inner, (float)boost), occur);
        }

        foreach (var clause in query.Clauses.Where(c => c.Occur != occur))
        {
            builder.Add(clause);
        }

        return builder.Build();
    }

    // A Must clause that matches everything, beside filters: their documents with a constant score.
    private static BooleanQuery? ReplaceMustMatchAll(BooleanQuery query)
    {
        if (query.Of(Occur.Must).Count() != 1 || !query.Of(Occur.Filter).Any())
        {
            return null;
        }

        var (must, boost) = SplitBoost(query.Of(Occur.Must).Single());
        if (must is not MatchAllDocsQuery)
        {
            return null;
        }

        var filters = Retain(query, c => !c.IsScoring, minimumNumberShouldMatch: 0)!;
        var builder = new BooleanQuery.Builder()
            .SetMinimumNumberShouldMatch(query.MinimumNumberShouldMatch)
            .Add(WithBoost(new ConstantScoreQuery(filters), (float)boost), Occur.Must);
        foreach (var should in query.Of(Occur.Should))
        {
            builder.Add(should, Occur.Should);
        }

        return builder.Build();
    }

    private static BooleanQuery? FlattenDisjunctions(BooleanQuery query)
    {
        var nested = query.Of(Occur.Should).OfType<BooleanQuery>().Where(q => q.IsPureDisjunction).ToList();
        var flatCount = query.Clauses.Count + nested.Sum(q => q.Clauses.Count - 1);
        if (nested.Count == 0 || query.MinimumNumberShouldMatch > 1 || flatCount > BooleanQuery.MaxClauseCount)
        {
            return null;
        }

        var builder = new BooleanQuery.Builder().SetMinimumNumberShouldMatch(query.MinimumNumberShouldMatch);
        foreach (var clause in query.Clauses)
        {
            if (clause is { Occur: Occur.Should, Query: BooleanQuery { IsPureDisjunction: true } inner })
            {
                foreach (var each in inner.Clauses)
                {
                    builder.Add(each);
                }
            }
            else
            {
                builder.Add(clause);
            }
        }

        return builder.Build();
    }

    private static BooleanQuery? Retain(BooleanQuery query, Predicate<BooleanClause> predicate, int? minimumNumberShouldMatch = null)
    {
        var builder = new BooleanQuery.Builder()
            .SetMinimumNumberShouldMatch(minimumNumberShouldMatch ?? query.MinimumNumberShouldMatch);
        foreach (var clause in query.Clauses)
        {
            if (predicate(clause))
            {
                builder.Add(clause);
            }
        }

        return builder.Count == query.Clauses.Count ? null : builder.Build();
    }

    private static (Query Inner, double Boost) SplitBoost(Query query)
    {
        var boost = 1.0;
        while (query is BoostQuery boosted)
        {
            boost *= boosted.Boost;
            query = boosted.Inner;
        }

        return (query, boost);
    }

    private static Query WithBoost(Query query, float boost) => boost == 1 ? query : new BoostQuery(query, boost);
}
