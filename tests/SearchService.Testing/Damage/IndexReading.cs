using SearchService.Engine.Facets;
using SearchService.Engine.Model;
using SearchService.Engine.Search;
using SearchService.Engine.Segments;
using SearchService.Engine.Store;

namespace SearchService.Testing;

/// <summary>Opens a <see cref="SampleIndex"/> and reads all of it in every way there is: everything in order, by skipping, by looking up, and by
/// queries of each kind.</summary>
public static class IndexReading
{
    private static readonly Query[] Queries = CreateQueries();

    /// <summary>What the index says, in lines: equal for equal content.</summary>
    public static List<string> Read(IndexDirectory directory)
    {
        using var reader = DirectoryReader.Open(directory);
        var lines = new CanonicalLines(digest: true);
        IndexDump.Write(lines, reader.Commit, reader.Segments);
        foreach (var leaf in reader.Leaves)
        {
            lines.Begin($"jumps {leaf.Ord}");
            foreach (var field in leaf.Reader.FieldInfos)
            {
                Jump(lines, leaf.Reader, field);
            }

            lines.End();
        }

        Search(lines, reader);
        CountFacets(lines, reader);
        return lines.Kept;
    }

    // Looks up every third term, advances in growing steps and asks for impacts.
    private static void Jump(CanonicalLines lines, LeafReader reader, FieldInfo field)
    {
        if (!field.IsIndexed || reader.GetTerms(field.Name) is not { } terms)
        {
            return;
        }

        var all = terms.GetEnumerator();
        var seeking = terms.GetEnumerator();
        for (var i = 0; all.Next(); i++)
        {
            if (i % 3 != 0)
            {
                continue;
            }

            // Over damaged blocks a seek need not find what stepping met; right answers differ from these then.
            if (seeking.SeekCeil(all.Term) != SeekStatus.Found || !seeking.SeekExact(all.Term))
            {
                lines.Add("lost ").AddEscaped(all.Term).EndLine();
                continue;
            }

            var impacts = seeking.Impacts(field.HasFreqs ? PostingsFlags.Freqs : PostingsFlags.None);
            var step = 1 + (i % 50);
            for (var target = 0; target < reader.MaxDoc; target += step, step += step)
            {
                impacts.AdvanceShallow(target);
                for (var level = 0; level < impacts.NumLevels; level++)
                {
                    lines.Add(' ').Add(impacts.GetDocIdUpTo(level));
                    foreach (var impact in impacts.GetImpacts(level))
                    {
                        lines.Add(' ').Add(impact.Freq).Add(',').Add(impact.Norm);
                    }
                }

                if (impacts.DocId < target)
                {
                    impacts.Advance(target);
                }

                lines.Add(' ').Add(impacts.DocId);
            }

            lines.EndLine();
        }
    }

    private static void Search(CanonicalLines lines, DirectoryReader reader)
    {
        var searcher = new IndexSearcher(reader);
        lines.Begin("searches");
        foreach (var query in Queries)
        {
            AddHits(lines, searcher.Search(query, 10));
            AddHits(lines, searcher.Search(query, 10, new Sort(SortField.Long("quality", descending: true), SortField.Long("published"))));
            lines.Add(searcher.Count(query));
            foreach (var leaf in reader.Leaves)
            {
                lines.Add(' ').Add(searcher.Matches(query, leaf).Cardinality());
            }

            lines.EndLine();
        }

        lines.End();
    }

    private static void AddHits(CanonicalLines lines, TopDocs found)
    {
        lines.Add(found.TotalHits);
        foreach (var hit in found.ScoreDocs)
        {
            lines.Add(' ').Add(hit.DocId).Add(':').Add(BitConverter.SingleToInt32Bits(hit.Score));
        }

        lines.EndLine();
    }

    private static void CountFacets(CanonicalLines lines, DirectoryReader reader)
    {
        var searcher = new IndexSearcher(reader);
        foreach (var field in (string[])["topics", "kind", "sparse"])
        {
            var facets = SortedSetFacets.Create(reader, field);
            var counts = new int[facets.ValueCount];
            foreach (var leaf in reader.Leaves)
            {
                facets.Count(leaf, searcher.Matches(new MatchAllDocsQuery(), leaf), counts);
            }

            lines.Begin($"facets {field}");
            for (var ord = 0; ord < counts.Length; ord++)
            {
                lines.AddEscaped(facets.Values[ord]).Add(' ').Add(counts[ord]).EndLine();
            }

            lines.End();
        }
    }

    private static Query[] CreateQueries()
    {
        Query common = Word("text", "common");
        Query ground = Word("text", "ground");
        Query word = Word("text", "word3");
        return
        [
            common,
            word,
            Word("tags", "tag2"),
            Combine(Occur.Should, common, word, ground),
            Combine(Occur.Must, common, ground, word),
            new BooleanQuery.Builder().Add(common, Occur.Must).Add(word, Occur.Should).Add(Word("title", "rare5"), Occur.MustNot).Build(),
            new BooleanQuery.Builder().Add(common, Occur.Should).Add(word, Occur.Should).Add(ground, Occur.Should).SetMinimumNumberShouldMatch(2).Build(),
            new PhraseQuery(0, "title", "common", "word3", "ground"),
            new PhraseQuery(3, "title", "ground", "common"),
            new PrefixQuery(new Term("title", "rare1")),
            new FuzzyQuery(new Term("title", "wird3")),
            new TermInSetQuery("id", "1", "5", "77", "1000"),
            new NumericRangeQuery("quality", 10, 60),
            new NumericRangeQuery("published", 1_700_000_000_000, 1_700_500_000_000),
            new SynonymQuery("text", new BoostedTerm(new Term("text", "word3")), new BoostedTerm(new Term("text", "word4"), 0.5f)),
            new FunctionScoreQuery(common, new SaturationFactor("quality", 0.5, 50)),
            new FunctionScoreQuery(Combine(Occur.Should, common, word, ground), new SaturationFactor("quality", 0.5, 50)),
            new MatchAllDocsQuery(),
        ];
    }

    private static TermQuery Word(string field, string text) => new(new Term(field, text));

    private static BooleanQuery Combine(Occur occur, params Query[] queries) =>
        queries.Aggregate(new BooleanQuery.Builder(), (builder, query) => builder.Add(query, occur)).Build();
}
