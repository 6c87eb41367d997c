using System.Text;
using Xunit;

namespace SearchService.Articles.Tests;

public sealed class SynonymQueryTests
{
    private static readonly MemoryArticles Articles = new(
        ("Electric vehicle sales", "", "", "", 0),
        ("EV sales", "", "", "", 0),
        ("Electric bus, petrol vehicle", "", "", "", 0),
        ("Nothing", "An ev drives", "", "", 0),
        ("Vehicle electric", "BEV", "", "", 0),
        ("Lorry", "", "", "", 0),
        ("Truck", "", "", "", 0));

    private const string Rules = "ev, electric vehicle, bev\nlorry => truck\nfast car, racer";

    [Theory]
    [InlineData("ev", "ev OR \"electr vehicl\" OR bev", new[] { 0, 1, 3, 4 })]
    [InlineData("EVs", "ev OR \"electr vehicl\" OR bev", new[] { 0, 1, 3, 4 })]
    [InlineData("electric vehicle", "(electr AND vehicl) OR (ev OR bev)", new[] { 0, 1, 2, 3, 4 })]
    [InlineData("ev sales", "(ev OR \"electr vehicl\" OR bev) AND sale", new[] { 0, 1 })]
    [InlineData("lorry", "truck", new[] { 6 })]
    [InlineData("truck", "truck", new[] { 6 })]
    [InlineData("title:ev", "title:ev OR title:\"electr vehicl\" OR title:bev", new[] { 0, 1 })]
    [InlineData("title:electric title:vehicle", "(title:electr AND title:vehicl) OR (title:ev OR title:bev)", new[] { 0, 1, 2, 4 })]
    [InlineData("title:electric vehicle", "title:electr AND vehicl", new[] { 0, 2, 4 })]
    [InlineData("\"electric vehicle\"", "\"electr vehicl\"", new[] { 0 })]
    [InlineData("ev*", "ev*", new[] { 1, 3 })]
    [InlineData("sales -ev", "sale AND -(ev OR \"electr vehicl\" OR bev)", new int[0])]
    [InlineData("electric OR lorry", "electr OR truck", new[] { 0, 2, 4, 6 })]
    [InlineData("vehicle electric", "vehicl AND electr", new[] { 0, 2, 4 })]
    public void Build_puts_synonyms_beside_what_was_typed(string text, string parsed, int[] expected)
    {
        var built = Build(text, Rules);
        Assert.Equal(parsed, built.All.Description);
        Assert.Equal(expected, Articles.Search(built.All.Query));
    }

    [Fact]
    public void Build_for_any_word_takes_typed_words_one_by_one()
    {
        var built = Build("electric vehicle", Rules);
        Assert.Equal(["electr", "vehicl", "electr vehicl"], built.Terms.Select(term => term.Label));
        Assert.Equal([0, 1, 2, 3, 4], Articles.Search(built.Any.Query));
    }

    [Fact]
    public void Build_marks_every_alternative_and_explains_what_was_typed()
    {
        var leaf = Assert.Single(Build("EVs", Rules).Leaves);
        Assert.Equal(["ev", "electr vehicl", "bev"], leaf.Marks.Select(mark => string.Join(' ', mark.Words.Select(word => word.Stem))));
        Assert.Equal("ev", leaf.Label);
        Assert.Equal("ev", Assert.Single(Build("EVs", Rules).Terms).Label);
    }

    [Fact]
    public void Build_takes_the_rule_for_the_most_words_first()
    {
        Assert.Equal("z AND c", Build("m b c", "m => x\nm b => z\nb c => y").All.Description);
        Assert.Equal("x AND y", Build("m b c", "m => x\nb c => y").All.Description);
    }

    [Fact]
    public void Build_keeps_to_the_bound_on_terms_with_a_warning()
    {
        var built = Build("foo", "foo, " + string.Join(", ", Enumerable.Range(0, 50).Select(i => $"s{i}")), maxTerms: 10);
        Assert.Equal(10, ((SynonymLeaf)Assert.Single(built.Leaves)).Alternatives.Count);
        Assert.Equal(["character 1: not all synonyms were searched for; a query has at most 10 words"], built.Warnings);
    }

    [Theory]
    [InlineData("foo bar -baz \"one two\" ba* bat~", 8)]
    [InlineData("foo foo foo AND (bar OR bar)", 6)]
    public void Build_gives_synonyms_the_room_that_typed_words_leave(string text, int maxTerms)
    {
        var synonyms = "foo, " + string.Join(", ", Enumerable.Range(0, 50).Select(i => $"s{i}"));
        var built = Build(text, synonyms, maxTerms: maxTerms);
        Assert.Equal(["character 1: not all synonyms were searched for; a query has at most " + maxTerms + " words"], built.Warnings);
        var kept = built.All.Description.Split([' ', '(', ')', '"'], StringSplitOptions.RemoveEmptyEntries);
        foreach (var word in Build(text, "").All.Description.Split([' ', '(', ')', '"'], StringSplitOptions.RemoveEmptyEntries))
        {
            Assert.Contains(word, kept);
        }
    }

    [Theory]
    [InlineData("about ev", "ev")]
    [InlineData("ABOUT ev says", "ev")]
    [InlineData("about", "about")]
    [InlineData("about says", "about AND sai")]
    [InlineData("about -ev", "about AND -ev")]
    [InlineData("ev -about", "ev AND -about")]
    [InlineData("\"about ev\"", "\"about ev\"")]
    [InlineData("about AND ev", "ev")]
    [InlineData("saying ev", "sai AND ev")]
    [InlineData("abou* ev", "abou* AND ev")]
    public void Build_ignores_stop_words_where_others_are_left(string text, string parsed) =>
        Assert.Equal(parsed, Build(text, "", "about\nsays").All.Description);

    [Fact]
    public void Build_never_respells_a_word_that_a_rule_is_about()
    {
        var rules = RulesOf("lory, lorrie\nfrobnicate widget => lorry", "");
        var index = new MemoryArticles(("Lorry", "", "", "", 0));
        foreach (var word in new[] { "lorrie", "frobnicate" })
        {
            var context = new QueryContext(index.Searcher.Reader) { Respells = true, Rules = rules };
            Assert.Null(ArticleQueryBuilder.Build(ArticleQueryParser.Parse(word, 100, 100), 100, context).Corrected);
        }
    }

    [Fact]
    public void Build_finds_what_a_plain_model_finds()
    {
        for (var seed = 0; seed < 400; seed++)
        {
            var random = new Random(seed);
            string Word() => $"w{random.Next(6)}";
            string Words(int most) => string.Join(' ', Enumerable.Range(0, random.Next(1, most + 1)).Select(_ => Word()));
            var articles = new MemoryArticles([.. Enumerable.Range(0, 12).Select(_ => (Words(5), random.Next(2) == 0 ? "" : Words(5), "", "", 0))]);
            var lines = Enumerable.Range(0, random.Next(1, 5)).Select(_ => random.Next(3) == 0
                ? $"{Words(3)}, {Words(3)} => {Words(3)}, {Words(2)}"
                : $"{Words(3)}, {Words(2)}, {Words(1)}").ToList();
            var text = Words(5);
            var built = Build(text, string.Join('\n', lines));
            var typed = text.Split(' ');
            foreach (var any in new[] { false, true })
            {
                var parts = Model(typed, lines);
                var expected = Enumerable.Range(0, 12).Where(doc => any
                    ? parts.Any(part => part.Matches(articles.Documents[doc].Tokens, any))
                    : parts.TrueForAll(part => part.Matches(articles.Documents[doc].Tokens, any)));
                var found = articles.Search(any ? built.Any.Query : built.All.Query);
                Assert.True(expected.SequenceEqual(found), $"seed {seed}, any {any}: {text}\n{string.Join('\n', lines)}\n{built.All.Description}");
            }
        }
    }

    private static List<ModelPart> Model(string[] typed, List<string> lines)
    {
        var parts = new List<ModelPart>();
        for (var i = 0; i < typed.Length;)
        {
            var count = Math.Min(3, typed.Length - i);
            for (; count > 0; count--)
            {
                var run = string.Join(' ', typed.Skip(i).Take(count));
                var to = lines.Select(line => line.Split(" => "))
                    .Where(sides => sides[0].Split(", ").Contains(run))
                    .SelectMany(sides => sides[^1].Split(", "))
                    .ToList();
                if (to.Count > 0)
                {
                    parts.Add(new ModelPart(to.Contains(run) ? run.Split(' ') : [], [.. to.Where(t => t != run)]));
                    break;
                }
            }

            if (count == 0) parts.Add(new ModelPart([typed[i]], []));
            i += Math.Max(1, count);
        }

        return parts;
    }

    // Typed words, which any field may have, and phrases, which one field must have.
    private sealed record ModelPart(string[] Typed, List<string> Phrases)
    {
        public bool Matches(Dictionary<string, List<(string Term, int Position)>> tokens, bool any)
        {
            bool Has(string word) => tokens.Values.Any(field => field.Exists(t => t.Term == word));
            var asTyped = Typed.Length > 0 && (any ? Typed.Any(Has) : Typed.All(Has));
            string[] fields = ["title", "excerpt"];
            return asTyped || Phrases.Exists(phrase => fields.Any(field =>
                $" {string.Join(' ', tokens[field].Select(t => t.Term))} ".Contains($" {phrase} ", StringComparison.Ordinal)));
        }
    }

    private static BuiltQuery Build(string text, string synonyms, string stopWords = "", int maxTerms = 100) =>
        Build(text, RulesOf(synonyms, stopWords), maxTerms);

    private static BuiltQuery Build(string text, QueryRules rules, int maxTerms) => ArticleQueryBuilder.Build(
        ArticleQueryParser.Parse(text, 1000, 100), maxTerms, new QueryContext(Articles.Searcher.Reader) { Rules = rules });

    private static QueryRules RulesOf(string synonyms, string stopWords) =>
        new(SynonymFile.Read(Encoding.UTF8.GetBytes(synonyms)), StopWordFile.Read(Encoding.UTF8.GetBytes(stopWords)), "test");
}
