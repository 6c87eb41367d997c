using SearchService.Engine.Search;
using SearchService.Testing;
using Xunit;

namespace SearchService.Articles.Tests;

/// <summary>Random queries on random articles, against a plain evaluation of what the parser read.</summary>
public sealed class RandomQueryTests
{
    // Words that are their own stems.
    private static readonly string[] Words = ["red", "green", "blue", "black", "tin", "zinc"];
    private static readonly string[] Starts = ["r*", "bl*", "title:g*", "b*"];

    [Fact]
    public void Build_random_queries_match_what_a_plain_evaluation_matches()
    {
        const int Seed = 20240229;
        var random = new Random(Seed);
        var articles = new MemoryArticles(
            [.. Enumerable.Range(0, 40).Select(_ => (Text(random), Text(random), Text(random), Text(random), random.Next(100)))]);
        var relaxed = 0;
        for (var round = 0; round < 1_000; round++)
        {
            var text = Query(random, 3);
            var parsed = ArticleQueryParser.Parse(text, 2000, 200);

            var built = ArticleQueryBuilder.Build(parsed, 200);

            Assert.True(Matches(articles, parsed.Root!, false).SequenceEqual(articles.Search(built.All.Query)), $"seed {Seed}, round {round}, all: {text}");
            Assert.True(Matches(articles, parsed.Root!, true).SequenceEqual(articles.Search(built.Any.Query)), $"seed {Seed}, round {round}, any: {text}");
            if (built.HasSeveralParts) relaxed++;
        }

        Assert.InRange(relaxed, 100, 990);
    }

    [Fact]
    public void Explain_random_hits_text_times_quality_is_the_score()
    {
        const int Seed = 20240301;
        var random = new Random(Seed);
        var articles = new MemoryArticles(
            [.. Enumerable.Range(0, 30).Select(_ => (Text(random), Text(random), Text(random), Text(random), random.Next(-20, 100)))]);
        var quality = new SaturationFactor("quality", 0.5, 50);
        for (var round = 0; round < 300; round++)
        {
            var text = Query(random, 2);
            var built = ArticleQueryBuilder.Build(ArticleQueryParser.Parse(text, 2000, 200), 200);
            var hits = articles.Searcher.Search(new FunctionScoreQuery(built.Any.Query, quality), 10).ScoreDocs;
            var explainer = new HitExplainer(articles.Searcher, built.Terms, quality, [.. hits.Select(hit => hit.DocId)]);
            for (var place = 0; place < hits.Count; place++)
            {
                var hit = hits[place];
                var explanation = explainer.Explain(place, new DocumentMatcher(articles.Searcher, hit.DocId).Score(built.Any.Query)!.Value);

                Assert.True((float)(explanation.Text * explanation.Quality) == hit.Score, $"seed {Seed}, round {round}: {text}");
                Assert.True(explanation.Quality >= 1, $"seed {Seed}, round {round}: {text}");
                var alone = new HitExplainer(articles.Searcher, built.Terms, quality, [hit.DocId]).Explain(0, explanation.Text);
                Assert.Equal(Describe(alone), Describe(explanation));
            }
        }
    }

    private static IEnumerable<string> Describe(HitExplanation explanation) =>
        explanation.Terms.Select(term => $"{term.Term} {term.Score:R} {string.Join(' ', term.In)}");

    private static string Text(Random random) => string.Join(' ', Enumerable.Range(0, random.Next(5)).Select(_ => Words[random.Next(Words.Length)]));

    private static string Query(Random random, int depth) =>
        string.Join(' ', Enumerable.Range(0, random.Next(1, 4)).Select(i => (i == 0 ? "" : Operator(random)) + Part(random, depth)));

    private static string Operator(Random random) => random.Next(5) switch { 0 => "AND ", 1 => "OR ", _ => "" };

    private static string Part(Random random, int depth) => (random.Next(5) == 0 ? "-" : "") + random.Next(depth > 0 ? 9 : 6) switch
    {
        0 => $"\"{Word(random)} {Word(random)}\"",
        1 => $"excerpt:\"{Word(random)} {Word(random)}\"",
        2 => $"topic:{Word(random)}",
        3 => Starts[random.Next(Starts.Length)],
        < 6 => Word(random),
        _ => $"({Query(random, depth - 1)})",
    };

    private static string Word(Random random) => Words[random.Next(Words.Length)];

    private static IEnumerable<int> Matches(MemoryArticles articles, QueryNode node, bool any) =>
        Enumerable.Range(0, articles.Documents.Count).Where(d => Matches(articles.Documents[d], node, any));

    private static bool Matches(MemoryDocument document, QueryNode node, bool any) => node switch
    {
        WordNode word => document.Freq(Field(word.Field), word.Text) > 0,
        PrefixNode prefix => document.Tokens.TryGetValue(Field(prefix.Field), out var tokens) &&
            tokens.Any(t => t.Term.StartsWith(prefix.Text, StringComparison.Ordinal)),
        PhraseNode { Field: { } field } phrase => HasPhrase(document, field, phrase.Text),
        PhraseNode phrase => Enum.GetValues<QueryField>().Any(field => HasPhrase(document, field, phrase.Text)),
        NotNode not => !Matches(document, not.Part, any),
        AndNode and => and.Parts.All(p => Matches(document, p, any)),
        OrNode or => or.Parts.Any(p => Matches(document, p, any)),
        SequenceNode sequence when !any => sequence.Parts.All(p => Matches(document, p, any)),
        SequenceNode sequence => MatchesAny(document, sequence.Parts),
        _ => throw new ArgumentException(node.ToString(), nameof(node)),
    };

    // One positive part is enough; what only excludes holds in any case.
    private static bool MatchesAny(MemoryDocument document, IReadOnlyList<QueryNode> parts)
    {
        var positive = parts.Where(p => !OnlyExcludes(p)).ToList();
        return (positive.Count == 0 || positive.Exists(p => Matches(document, p, any: true))) &&
            parts.Where(OnlyExcludes).All(p => Matches(document, p, any: true));
    }

    private static bool OnlyExcludes(QueryNode node) => node switch
    {
        NotNode => true,
        AndNode and => and.Parts.All(OnlyExcludes),
        SequenceNode sequence => sequence.Parts.All(OnlyExcludes),
        _ => false,
    };

    private static bool HasPhrase(MemoryDocument document, QueryField field, string phrase)
    {
        var words = phrase.Split(' ');
        return document.Positions(Field(field), words[0]).Any(p => document.Positions(Field(field), words[1]).Contains(p + 1));
    }

    private static string Field(QueryField? field) => field switch
    {
        null => "text",
        QueryField.Title => "title",
        QueryField.Excerpt => "excerpt",
        QueryField.Topic => "topic_text",
        _ => "provider_text",
    };
}
