using System.Diagnostics;
using System.Text;
using Xunit;

namespace SearchService.Articles.Tests;

public sealed class ArticleQueryParserLimitTests
{
    private static readonly string[] Pieces =
    [
        "a", "Wi-Fi", "title:", "topic:x", "AND", "OR", "NOT", "-", "--", "*", "~", "~1", "\"", "\"", "(", ")", "(", ")", " ", " ", " ",
        "\t", "\0", "\u0085", "\uD83D", "\uDE00", "🚀", "é", "日本", "\uFFFF", ":", "pre*", "alike~", "~2 ", "“", "'",
    ];

    [Theory]
    [InlineData("azure data lake", 12, "azure data", "character 11: the text is longer than 12 characters")]
    [InlineData("azure data lake", 11, "azure data", "character 11: the text is longer than 11 characters")]
    [InlineData("   azure data", 6, "azure", "character 9: the text is longer than 6 characters")]
    [InlineData("azuredatalake", 5, "azure", "character 6: the text is longer than 5 characters")]
    [InlineData("aaaa🚀", 5, "aaaa", "character 5: the text is longer than 5 characters")]
    [InlineData("a (b OR \"c d\" e)", 11, "a (b OR \"c\")", "character 11: the text is longer than 11 characters")]
    [InlineData("a OR (b", 6, "a OR", "character 5: the text is longer than 6 characters", "character 3: \"OR\" has")]
    public void Parse_text_that_is_too_long_is_cut_between_words(string text, int maxLength, string expected, params string[] warnings)
    {
        var query = ArticleQueryParser.Parse(text, maxLength, 200);

        Assert.Equal(expected, query.Describe());
        Assert.Equal(warnings.Length, query.Warnings.Count);
        Assert.All(warnings, w => Assert.Contains(query.Warnings, given => given.StartsWith(w, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("a b c", 3, "a b c", null)]
    [InlineData("a b c", 2, "a b", "character 5: only the first 2 words")]
    [InlineData("a \"b c d\" e", 3, "a \"b c\"", "character 8: only the first 3 words")]
    [InlineData("a (b OR (c d))", 2, "a b", "character 10: only the first 2 words")]
    [InlineData("a (b AND c) OR NOT (d)", 3, "a (b AND c)", "character 21: only the first 3 words")]
    [InlineData("a -(\"b c\")", 1, "a", "character 6: only the first 1 words")]
    public void Parse_words_beyond_the_limit_are_left_out(string text, int maxWords, string expected, string? warning)
    {
        var query = ArticleQueryParser.Parse(text, 2000, maxWords);

        Assert.Equal(expected, query.Describe());
        if (warning is null) Assert.Empty(query.Warnings);
        else Assert.StartsWith(warning, Assert.Single(query.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_groups_deeper_than_20_are_read_as_text()
    {
        var within = Parse(Nested(19));
        var beyond = Parse(Nested(20));

        Assert.Empty(within.Warnings);
        Assert.Equal(19, within.Describe().Count(c => c == '('));
        Assert.StartsWith("character 61: groups nest deeper than 20", Assert.Single(beyond.Warnings), StringComparison.Ordinal);
        Assert.Equal(19, beyond.Describe().Count(c => c == '('));

        static string Nested(int depth) => string.Concat(Enumerable.Repeat("(a ", depth)) + "(b c" + new string(')', depth + 1);
    }

    [Fact]
    public void Parse_hostile_text_takes_no_time()
    {
        string[] texts =
        [
            new('a', 100_000), new('(', 100_000), new(')', 100_000), new('"', 99_999), new('-', 100_000), new('*', 100_000), new('~', 100_000),
            new(' ', 100_000), new('\0', 100_000), new('\uD800', 100_000),
            Repeat("a ", 2_000), Repeat("NOT ", 50_000), Repeat("AND ", 50_000), Repeat("OR NOT ", 50_000), Repeat("-(", 50_000),
            Repeat("a OR ", 50_000), Repeat("(a ", 50_000) + Repeat(")", 50_000), Repeat("\"(\" ", 50_000), Repeat("title:", 50_000),
            Repeat("() ", 50_000), Repeat("a~ ", 50_000), Repeat("\"a\"~", 50_000), Repeat("- ", 50_000),
        ];
        var watch = Stopwatch.StartNew();

        foreach (var text in texts)
        {
            Assert.InRange(Parse(text).Warnings.Count, 0, 21);
            var unlimited = ArticleQueryParser.Parse(text, int.MaxValue, int.MaxValue);
            Assert.InRange(unlimited.Warnings.Count, 0, 21);
            Assert.InRange(unlimited.Describe().Length, 0, 4 * text.Length);
        }

        Assert.True(watch.ElapsedMilliseconds < 5_000, $"{watch.ElapsedMilliseconds} ms");
    }

    [Fact]
    public void Parse_random_text_gives_leaves_that_stand_in_it()
    {
        const int Seed = 20230611;
        var random = new Random(Seed);
        for (var round = 0; round < 20_000; round++)
        {
            var pieces = new StringBuilder();
            for (var count = random.Next(20); count > 0; count--) pieces.Append(Pieces[random.Next(Pieces.Length)]);
            var text = pieces.ToString();
            var maxWords = random.Next(1, 12);

            var query = ArticleQueryParser.Parse(text, random.Next(1, 60), maxWords);
            var leaves = Leaves(query.Root).ToList();

            Assert.True(string.IsNullOrWhiteSpace(text) == (leaves.Count == 0), $"seed {Seed}, round {round}: {text}");
            Assert.True(leaves.Count(leaf => leaf.Text is not ("AND" or "OR" or "NOT" or "-")) <= maxWords, $"seed {Seed}, round {round}: {text}");
            Assert.True(
                leaves.All(leaf => leaf.Text != "" && text.AsSpan(leaf.Position - 1).IndexOf(leaf.Text, StringComparison.Ordinal) is >= 0 and < 12),
                $"seed {Seed}, round {round}: {text} | {query.Describe()}");
        }
    }

    private static IEnumerable<(string Text, int Position)> Leaves(QueryNode? node) => node switch
    {
        WordNode word => [(word.Text, word.Position)],
        PhraseNode phrase => [(phrase.Text, phrase.Position)],
        PrefixNode prefix => [(prefix.Text, prefix.Position)],
        FuzzyNode fuzzy => [(fuzzy.Text, fuzzy.Position)],
        NotNode not => Leaves(not.Part),
        AndNode and => and.Parts.SelectMany(Leaves),
        OrNode or => or.Parts.SelectMany(Leaves),
        SequenceNode sequence => sequence.Parts.SelectMany(Leaves),
        _ => [],
    };

    private static ParsedQuery Parse(string text) => ArticleQueryParser.Parse(text, maxLength: 2000, maxWords: 2000);

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
