using System.Text;
using Xunit;

namespace SearchService.Articles.Tests;

public sealed class SynonymFileTests
{
    [Theory]
    [InlineData("tram, streetcar", "tram", "= streetcar")]
    [InlineData("tram, streetcar", "streetcar", "= tram")]
    [InlineData("a b", "b", "=")]
    [InlineData("Electric Vehicles,EV", "ev", "= electr+vehicl")]
    [InlineData("ev, electric vehicle", "electr vehicl", "= ev")]
    [InlineData("lorry => truck", "lorri", "truck")]
    [InlineData("lorry => truck", "truck", null)]
    [InlineData("lorry => lorry, truck", "lorri", "= truck")]
    [InlineData("sea biscuit, sea biscit => seabiscuit", "sea biscit", "seabiscuit")]
    [InlineData("lorry => truck, heavy goods vehicle", "lorri", "truck heavi+good+vehicl")]
    [InlineData("foo => foo bar\nfoo => baz", "foo", "foo+bar baz")]
    [InlineData("foo, bar\nfoo => baz", "foo", "= bar baz")]
    [InlineData("# foo, bar\n  # foo, baz\n\n   \nfoo, qux", "foo", "= qux")]
    [InlineData("foo, bar,, baz,", "foo", "= bar baz")]
    [InlineData("foo, bar\r\nfoo, baz\r\n", "foo", "= bar baz")]
    [InlineData("1\\,5, x", "1,5", "= x")]
    [InlineData("x\\=>y, z", "x y", "= z")]
    [InlineData("x\\=>y => z", "x y", "z")]
    [InlineData("x\\\\, z", "x", "= z")]
    [InlineData("x\\ y, z", "x y", "= z")]
    [InlineData("x, z\\", "x", "= z")]
    [InlineData("bank of corvane, boc", "boc", "= bank+2corvan")]
    [InlineData("car, cars", "car", "=")]
    [InlineData("größe, GRÖSSE", "größe", "= grösse")]
    public void Read_maps_words(string file, string typed, string? expected)
    {
        foreach (var bytes in new[] { Encoding.UTF8.GetBytes(file), [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(file)] })
        {
            var rule = SynonymFile.Read(bytes).Longest(typed.Split(' '), 0);
            Assert.Equal(expected, rule is null || rule.WordCount < typed.Split(' ').Length ? null : Describe(rule));
        }
    }

    [Theory]
    [InlineData("foo, bar\nfoo =>", "line 2: there is nothing right of =>")]
    [InlineData("=> foo", "line 1: there is nothing left of =>")]
    [InlineData("\n#\nfoo => , ", "line 3: there is nothing right of =>")]
    [InlineData("a => b => c", "line 1: there are two arrows (=>)")]
    [InlineData(",", "line 1: there is no synonym")]
    [InlineData("foo, the", "line 1: \"the\" has no word that is searched for, only signs or common words")]
    [InlineData("foo, !!", "line 1: \"!!\" has no word that is searched for, only signs or common words")]
    [InlineData("x, b c d e f g h i j k l m", "line 1: \"b c d e f g h i j k l m\" has more than 10 words")]
    public void Read_names_the_line_that_is_wrong(string file, string expected)
    {
        var error = Assert.Throws<RuleFileException>(() => SynonymFile.Read(Encoding.UTF8.GetBytes(file)));
        Assert.Equal(expected, error.Message);
    }

    [Fact]
    public void Read_names_the_line_that_is_not_utf8()
    {
        var error = Assert.Throws<RuleFileException>(() => SynonymFile.Read([.. "m, b\n"u8, 0xFF, .. "\n"u8]));
        Assert.Equal("line 2: the line is not UTF-8", error.Message);
    }

    [Fact]
    public void Read_has_bounds()
    {
        Rejects(string.Join('\n', Enumerable.Range(0, 10_001).Select(i => $"a{i}, b{i}")), "line 10001: a file has at most 10000 rules");
        Rejects(string.Join(',', Enumerable.Range(0, 101).Select(i => $"a{i}")), "line 1: there are more than 100 synonyms");
        Rejects(string.Join('\n', Enumerable.Repeat(string.Join(',', Enumerable.Range(0, 100)), 21)), "line 21: the rules make more than 200000 pairs of synonyms");

        static void Rejects(string file, string expected) =>
            Assert.Equal(expected, Assert.Throws<RuleFileException>(() => SynonymFile.Read(Encoding.UTF8.GetBytes(file))).Message);
    }

    [Fact]
    public void Read_of_the_file_in_the_repository_succeeds()
    {
        Assert.True(SynonymFile.Read(File.ReadAllBytes(Path.Join(RepositoryFolder.Path, "index-data", "synonyms.txt"))).Count > 0);
        Assert.Empty(StopWordFile.Read(File.ReadAllBytes(Path.Join(RepositoryFolder.Path, "index-data", "stopwords.txt"))));
    }

    [Fact]
    public void Read_stop_words_takes_one_a_line_in_any_case()
    {
        var words = StopWordFile.Read("# common\nAbout\n\r\n  says \nthe\n"u8.ToArray());
        Assert.Equal(["about", "says", "the"], words.Order());
        Assert.Contains("ABOUT", (IReadOnlySet<string>)words);
        Assert.Equal("line 2: there is more than one word", Assert.Throws<RuleFileException>(() => StopWordFile.Read("a\nnew york\n"u8.ToArray())).Message);
        Assert.Equal("line 1: there is no word", Assert.Throws<RuleFileException>(() => StopWordFile.Read("--"u8.ToArray())).Message);
    }

    // "=" for the typed words; the stems of an alternative with +, and the distance where it is not 1.
    private static string Describe(SynonymRule rule) => string.Join(' ', new[] { rule.KeepsTyped ? "=" : "" }
        .Concat(rule.Alternatives.Select(a => string.Join('+', a.Stems.Select((s, i) => i > 0 && a.Offsets[i] - a.Offsets[i - 1] is > 1 and var far ? $"{far}{s}" : s))))
        .Where(part => part.Length > 0));
}
