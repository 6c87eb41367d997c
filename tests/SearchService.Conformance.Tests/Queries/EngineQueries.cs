using SearchService.Engine.Model;
using SearchService.Engine.Search;

namespace SearchService.Conformance.Tests;

/// <summary>Turns the text form of a query (see README.md) into a query of ours.</summary>
public static class EngineQueries
{
    public static Query Build(Expression expression)
    {
        var items = expression.Items;
        return expression.Head switch
        {
            "all" => new MatchAllDocsQuery(),
            "none" => new MatchNoDocsQuery(),
            "term" => new TermQuery(new Term(items[1].Text, items[2].Bytes)),
            "terms" => new TermInSetQuery(items[1].Text, TermsOf(items[1].Text, items, 2)),
            "prefix" => new PrefixQuery(new Term(items[1].Text, items[2].Bytes)),
            "phrase" => new PhraseQuery((int)items[2].Number, [.. TermsOf(items[1].Text, items, 3)], [.. Enumerable.Range(0, items.Count - 3)]),
            "fuzzy" => Fuzzy(items),
            "blended" => new BlendedTermQuery(items[1].Text, BoostedTermsOf(items)),
            "synonym" => new SynonymQuery(items[1].Text, BoostedTermsOf(items)),
            "range" => new NumericRangeQuery(items[1].Text, items[2].Number, items[3].Number),
            "exists" => new NumericRangeQuery(items[1].Text, long.MinValue, long.MaxValue),
            "boost" => new BoostQuery(Build(items[2]), items[1].Single),
            "constant" => new BoostQuery(new ConstantScoreQuery(Build(items[2])), items[1].Single),
            "quality" => new FunctionScoreQuery(Build(items[4]), new SaturationFactor(items[1].Text, items[2].Double, items[3].Double)),
            "bool" => Bool(expression),
            _ => throw new FormatException($"unknown query {expression.Head}"),
        };
    }

    private static IEnumerable<Term> TermsOf(string field, IReadOnlyList<Expression> items, int first) =>
        items.Skip(first).Select(item => new Term(field, item.Bytes));

    private static IEnumerable<BoostedTerm> BoostedTermsOf(IReadOnlyList<Expression> items) =>
        items.Skip(2).Select(each => new BoostedTerm(new Term(items[1].Text, each.Items[0].Bytes), each.Items[1].Single));

    private static FuzzyQuery Fuzzy(IReadOnlyList<Expression> items) => new(new Term(items[1].Text, items[2].Bytes), (int)items[3].Number)
    {
        PrefixLength = (int)items[4].Number,
        MaxExpansions = (int)items[5].Number,
        Transpositions = items[6].Text == "true",
    };

    private static BooleanQuery Bool(Expression expression)
    {
        var builder = new BooleanQuery.Builder();
        foreach (var group in expression.Items.Skip(1))
        {
            if (group.Head == "atleast")
            {
                builder.SetMinimumNumberShouldMatch((int)group.Items[1].Number);
                continue;
            }

            foreach (var clause in group.Items.Skip(1))
            {
                builder.Add(Build(clause), OccurOf(group.Head));
            }
        }

        return builder.Build();
    }

    private static Occur OccurOf(string name) => name switch
    {
        "must" => Occur.Must,
        "should" => Occur.Should,
        "filter" => Occur.Filter,
        "not" => Occur.MustNot,
        _ => throw new FormatException($"unknown clause {name}"),
    };
}
