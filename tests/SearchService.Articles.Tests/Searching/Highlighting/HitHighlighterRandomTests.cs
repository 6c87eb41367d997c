using System.Text;
using SearchService.Engine.Segments;
using Xunit;

namespace SearchService.Articles.Tests;

/// <summary>Random queries on random texts, friendly and hostile, against <see cref="PlainMarks"/>.</summary>
public sealed class HitHighlighterRandomTests
{
    private static readonly string[] Vocabulary =
    [
        "tram", "trams", "Trammed", "harbour", "the", "of", "and", "nation's", "O’Neil", "a", "x", "A.B.C", "wind-farm", "3.5", "café", "cafe\u0301",
        "university", "universe", "東京", "タワー", "ไทยคำ", "עברית", "مرحبا", "😀", "👩‍👩‍👧", "🇩🇪🇫🇷", "<b>", "&amp;", "\"q\"", "l'été",
        "नमस्ते", "한국어", "zero\u200Bwidth", "\u200Fmark", "\u0600123", "ﬁn", "İstanbul", "ẞ", "naïve", "mark", "lt", "quot", "39",
    ];

    private static readonly string[] Separators = [" ", " ", " ", " ", ", ", ". ", "\n", "", "-", "\u00A0", "! ", "\u0301 ", " …", "\t"];

    private static readonly string[] Hostile = ["\uD83D", "\uDE00", "\0", "\u001B", "\u200D", "\u0301", "\uFFFF", "\u202E", "</mark>", "<mark>", "&", "\r\n"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Highlights_are_what_a_plain_comparison_gives(int firstSeed)
    {
        for (var seed = firstSeed * 10_000; seed < (firstSeed * 10_000) + 400; seed++)
        {
            var random = new Random(seed);
            var typed = Query(random);
            var title = Text(random, random.Next(12));
            var excerpt = Text(random, random.Next(4) == 0 ? random.Next(400) : random.Next(60));
            var marks = new PlainMarks(typed);
            var highlighter = Of(typed.ToString());
            try
            {
                var markedTitle = highlighter.Title(title.AsMemory());
                Assert.Equal(PlainMarks.Render(title, 0, title.Length, marks.Find(title, QueryField.Title)), markedTitle);
                PlainHighlights.AssertPassage(highlighter.Excerpt(excerpt.AsMemory()), excerpt, [.. marks.Find(excerpt, QueryField.Excerpt)]);
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                Assert.Fail($"seed {seed}: {typed}\ntitle {title}\nexcerpt {excerpt}\n{e}");
            }
        }
    }

    [Fact]
    public void Highlighting_a_text_of_any_length_is_linear()
    {
        // A phrase that nearly matches everywhere, a beginning for every length, and one enormous character.
        var repeats = string.Join(' ', Enumerable.Repeat("a b", 25_000));
        var query = $"\"{string.Join(' ', Enumerable.Repeat("b", 90))}\" {string.Join(' ', Enumerable.Range(1, 60).Select(n => new string('b', n) + '*'))}";
        var highlighter = Of(query);
        var started = TimeProvider.System.GetTimestamp();
        foreach (var text in new[] { repeats, new string('b', 100_000), "b" + new string('\u0301', 100_000), string.Join(' ', Enumerable.Repeat("b", 50_000)) })
        {
            Assert.NotEmpty(highlighter.Excerpt(text.AsMemory()));
            Assert.NotEmpty(highlighter.Title(text.AsMemory()));
        }

        // It takes well under a second on an idle machine; were it quadratic, minutes.
        Assert.InRange(TimeProvider.System.GetElapsedTime(started).TotalSeconds, 0, 30);
    }

    private static HitHighlighter Of(string query)
    {
        var leaves = ArticleQueryBuilder.Build(ArticleQueryParser.Parse(query, 2000, 200), 200).Leaves;
        return new HitHighlighter(leaves, new LeafRarity(new IndexReader([]), leaves));
    }

    private static TypedQuery Query(Random random) => new TypedQuery.TypedSequence(
        [
            .. Enumerable.Range(0, random.Next(1, 5)).Select(_ => random.Next(6) == 0 ? new TypedQuery.TypedNot(Part(random), IsMinus: true) : Part(random)),
            new TypedQuery.TypedWord(null, "tram"),
        ]);

    private static TypedQuery Part(Random random) => random.Next(8) switch
    {
        0 => new TypedQuery.TypedPrefix(Field(random), new[] { "tr", "univers", "universit", "a", "har" }[random.Next(5)]),
        1 or 2 => new TypedQuery.TypedPhrase(Field(random), string.Join(' ', Enumerable.Range(0, random.Next(2, 5)).Select(_ => Word(random)))),
        3 => new TypedQuery.TypedOr(new TypedQuery.TypedWord(null, Word(random)), new TypedQuery.TypedWord(Field(random), Word(random))),
        _ => new TypedQuery.TypedWord(Field(random), Word(random)),
    };

    private static QueryField? Field(Random random) => random.Next(4) == 0 ? (QueryField)random.Next(4) : null;

    // Without what the grammar would read as its own.
    private static string Word(Random random) => Vocabulary[random.Next(Vocabulary.Length)].Replace("\"", "", StringComparison.Ordinal);

    private static string Text(Random random, int words)
    {
        var text = new StringBuilder();
        var isHostile = random.Next(3) == 0;
        for (var i = 0; i < words; i++)
        {
            text.Append(isHostile && random.Next(10) == 0 ? Hostile[random.Next(Hostile.Length)] : Vocabulary[random.Next(Vocabulary.Length)]);
            text.Append(Separators[random.Next(Separators.Length)]);
        }

        return text.ToString();
    }
}
