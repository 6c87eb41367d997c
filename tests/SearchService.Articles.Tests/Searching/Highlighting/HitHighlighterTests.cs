using System.Text;
using System.Text.Json;
using SearchService.Engine.Segments;
using Xunit;

namespace SearchService.Articles.Tests;

public sealed class HitHighlighterTests
{
    [Theory]
    [InlineData("panel", "Solar panels: a panel", "Solar <mark>panels</mark>: a <mark>panel</mark>")]
    [InlineData("solar panels", "Solar panels", "<mark>Solar</mark> <mark>panels</mark>")]
    [InlineData("nation", "The nation's choice", "The <mark>nation&#39;s</mark> choice")]
    [InlineData("\"electric ferry\"", "Electric ferries, electric cars", "<mark>Electric ferries</mark>, electric cars")]
    [InlineData("\"state of the art\"", "State of the art, state art", "<mark>State of the art</mark>, state art")]
    [InlineData("\"a b c d\" c", "b c d, c", "<mark>b c d</mark>, <mark>c</mark>")]
    [InlineData("\"x y x\"", "x y x y x", "<mark>x y x y x</mark>")]
    [InlineData("univers*", "Universities of the universe", "<mark>Universities</mark> of the <mark>universe</mark>")]
    [InlineData("universit*", "University towns", "<mark>University</mark> towns")]
    [InlineData("ferries -boats", "Ferries and boats", "<mark>Ferries</mark> and boats")]
    [InlineData("ferries NOT (boats OR trams)", "Ferries, boats, trams", "<mark>Ferries</mark>, boats, trams")]
    [InlineData("(boats OR trams) AND ferries", "Ferries, boats", "<mark>Ferries</mark>, <mark>boats</mark>")]
    [InlineData("title:boats excerpt:trams", "Boats, trams", "<mark>Boats</mark>, trams")]
    [InlineData("the", "The boats", "The boats")]
    [InlineData("", "All & everything", "All &amp; everything")]
    [InlineData("b", "<b>\"A & b\"</b>", "&lt;<mark>b</mark>&gt;&quot;A &amp; <mark>b</mark>&quot;&lt;/<mark>b</mark>&gt;")]
    [InlineData("mark", "<mark>x</mark>", "&lt;<mark>mark</mark>&gt;x&lt;/<mark>mark</mark>&gt;")]
    [InlineData("東京", "東京都", "<mark>東京</mark>都")]
    [InlineData("cafe\u0301", "Un cafe\u0301 noir", "Un <mark>cafe\u0301</mark> noir")]
    [InlineData("😀", "a😀b", "a<mark>😀</mark>b")]
    [InlineData("שלום", "אמר שלום לך", "אמר <mark>שלום</mark> לך")]
    public void Title_is_whole_and_has_what_matched_marked(string query, string title, string expected) =>
        Assert.Equal(expected, Of(query).Title(title.AsMemory()));

    [Fact]
    public void Title_marks_a_character_whole_where_a_long_word_is_cut_in_it()
    {
        // The longest word has 255 units: the accents go on behind it.
        var title = new string('a', 200) + new string('\u0301', 100);

        Assert.Equal($"<mark>{title}</mark> b", Of(title).Title($"{title} b".AsMemory()));
    }

    [Theory]
    [InlineData("a\0b\u0085c\td\ne\u007F", "a\uFFFDb\uFFFDc\td\ne\uFFFD")]
    [InlineData("\uD83D x \uDE00", "\uD83D <mark>x</mark> \uDE00")]
    [InlineData("\uD83D", "\uD83D")]
    public void Title_takes_any_character(string title, string expected) => Assert.Equal(expected, Of("x").Title(title.AsMemory()));

    [Fact]
    public void Excerpt_that_is_short_is_whole()
    {
        var excerpt = string.Join(' ', Enumerable.Repeat("word", 60));

        Assert.Equal(299, excerpt.Length);
        Assert.Equal(excerpt, Of("other").Excerpt(excerpt.AsMemory()));
        Assert.Equal(excerpt + "s", Of("other").Excerpt((excerpt + "s").AsMemory()));
        Assert.Equal(excerpt[..^5] + "…", Of("other").Excerpt((excerpt + "ss").AsMemory()));
    }

    [Fact]
    public void Excerpt_is_the_sentence_with_most_of_the_words()
    {
        var excerpt = $"{Filler}Ferries are old. {Filler}The new ferries cross the harbour at night. Few notice. {Filler}The harbour is deep. {Filler}";

        var marked = Of("ferries harbour").Excerpt(excerpt.AsMemory());

        Assert.StartsWith("…The new <mark>ferries</mark> cross the <mark>harbour</mark> at night. Few notice. Nobody", marked, StringComparison.Ordinal);
        Assert.EndsWith(".…", marked, StringComparison.Ordinal);
        Assert.InRange(PlainMarks.Unmark(marked).Length, 200, 302);
    }

    [Fact]
    public void Excerpt_prefers_the_rarer_word_then_the_phrase_then_the_first()
    {
        var rare = Of("common rare").Excerpt($"{Filler}A common thing. {Filler}{Filler}A rare thing. {Filler}".AsMemory());
        var phrase = Of("\"quick fox\" OR quick OR fox").Excerpt($"{Filler}A fox is quick. {Filler}{Filler}A quick fox. {Filler}".AsMemory());
        var first = Of("rare").Excerpt($"{Filler}The first rare thing. {Filler}{Filler}A second rare thing. {Filler}".AsMemory());

        Assert.Contains("A <mark>rare</mark> thing", rare, StringComparison.Ordinal);
        Assert.Contains("A <mark>quick fox</mark>.", phrase, StringComparison.Ordinal);
        Assert.Contains("The first <mark>rare</mark> thing", first, StringComparison.Ordinal);
    }

    [Fact]
    public void Excerpt_at_the_end_of_a_text_uses_the_room_before()
    {
        var marked = Of("rare").Excerpt($"{Filler}{Filler}{Filler}The rare end".AsMemory());

        Assert.EndsWith(". The <mark>rare</mark> end", marked, StringComparison.Ordinal);
        Assert.InRange(PlainMarks.Unmark(marked).Length, 200, 301);
    }

    [Theory]
    [InlineData('x')]
    [InlineData('語')]
    [InlineData('\u0301')]
    [InlineData('\uD83D')]
    public void Excerpt_without_blanks_is_cut_all_the_same(char c)
    {
        var marked = Of("rare").Excerpt(new string(c, 100_000).AsMemory());

        Assert.Equal(new string(c, 300) + "…", marked);
    }

    [Fact]
    public void Excerpt_of_a_phrase_that_overlaps_itself_stays_a_passage() =>
        Assert.InRange(Of("\"x y x\"").Excerpt(string.Join(' ', Enumerable.Repeat("x y", 20_000)).AsMemory()).Length, 200, 330);

    [Fact]
    public void Highlight_reads_title_and_excerpt_of_a_source()
    {
        var source = JsonSerializer.SerializeToUtf8Bytes(new
        {
            provider = new { title = "Not this boat", excerpt = new[] { "nor this" } },
            title = "A boat \"at\" sea\n",
            quality = 3,
            excerpt = "No ship & no <boat>",
        });

        var highlight = Of("boats").Highlight(source);

        Assert.Equal("A <mark>boat</mark> &quot;at&quot; sea\n", highlight.Title);
        Assert.Equal("No ship &amp; no &lt;<mark>boat</mark>&gt;", highlight.Excerpt);
        Assert.Equal(new HitHighlight("x", ""), Of("boats").Highlight(Encoding.UTF8.GetBytes("""{"title":"x"}""")));
    }

    private static string Filler => string.Concat(Enumerable.Repeat("Nobody knows what it was that they did there then. ", 6));

    private static HitHighlighter Of(string query)
    {
        var leaves = ArticleQueryBuilder.Build(ArticleQueryParser.Parse(query, 2000, 200), 200).Leaves;
        return new HitHighlighter(leaves, new LeafRarity(Reader, leaves));
    }

    private static IndexReader Reader { get; } = new MemoryArticles(
        ("Common", "", "", "", 0), ("Common", "", "", "", 0), ("Rare", "", "", "", 0), ("Common", "", "", "", 0)).Searcher.Reader;
}
