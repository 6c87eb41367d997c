using System.Globalization;
using System.Text;
using SearchService.Engine.Analysis;
using Xunit;

namespace SearchService.Conformance.Tests;

/// <summary>The same tokens as Lucene's, with types, offsets and positions.</summary>
public sealed class AnalysisTests(LuceneJava lucene)
{
    private const int Texts = 6_000;

    [Theory]
    [InlineData("english", 1)]
    [InlineData("english", 2)]
    [InlineData("lowercase", 3)]
    public void Random_text_has_the_tokens_of_lucene(string analyzer, int seed)
    {
        var text = new RandomText(new Random(seed));
        AssertSameTokens(analyzer, [.. Enumerable.Range(0, Texts).Select(_ => text.Next())], $"seed {seed}");
    }

    [Fact]
    public void Every_code_point_has_the_tokens_of_lucene()
    {
        var texts = new List<string>();
        for (var codePoint = 0; codePoint <= 0x10ffff; codePoint += codePoint < 0x30000 ? 1 : 0x101)
        {
            var text = codePoint is >= 0xd800 and < 0xe000 ? ((char)codePoint).ToString() : char.ConvertFromUtf32(codePoint);
            texts.Add($"a{text}b 1{text}2 {text} ");
        }

        AssertSameTokens("lowercase", texts, "every code point");
    }

    [Fact]
    public void Sample_articles_have_the_tokens_of_lucene()
    {
        var files = Directory.GetFiles(SampleArticles.Folder(), "*.md", SearchOption.AllDirectories);
        Assert.NotEmpty(files);
        AssertSameTokens("english", [.. files.Order(StringComparer.Ordinal).Select(File.ReadAllText)], "sample articles in order");
    }

    [Fact]
    public void Random_emoji_have_the_tokens_of_lucene()
    {
        const int Seed = 4;
        string[] parts =
        [
            "\U0001F600", "\U0001F44D", "\U0001F468", "\U0001F469", "\U0001F3FD", "\U0001F3FF", "\u2764", "\u263a", "\u00a9", "\u231a", "\U0001F004",
            "\U0001F3F4", "\U000E0067", "\U000E0062", "\U000E007F", "\U0001F1E9", "\U0001F1EA", "\u200d", "\ufe0f", "\ufe0e", "\u20e3", "\u0301",
            "1", "#", "*", "a", "_", " ", "\u4e2d", "\u3042", "\u30a2", "\u2640", "\u26f9",
        ];
        var random = new Random(Seed);
        AssertSameTokens(
            "lowercase",
            [.. Enumerable.Range(0, Texts).Select(_ => string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => parts[random.Next(parts.Length)])))],
            $"seed {Seed}");
    }

    // Not Encoding.BigEndianUnicode: it would replace unpaired surrogates.
    private static string ToBase64(string text) => Convert.ToBase64String([.. text.SelectMany(c => new[] { (byte)(c >> 8), (byte)c })]);

    private static string OurTokens(Analyzer analyzer, string text)
    {
        var line = new StringBuilder();
        var stream = analyzer.GetTokenStream("f", text.AsMemory());
        while (stream.IncrementToken())
        {
            var token = stream.Token;
            line.Append(line.Length == 0 ? "" : " ");
            foreach (var c in token.Text)
            {
                line.Append(c is > ' ' and <= '~' and not ('\\' or '|') ? c.ToString() : $"\\u{(int)c:x4}");
            }

            line.Append(CultureInfo.InvariantCulture, $"|{NameOf(token.Type)}|{token.StartOffset}|{token.EndOffset}|{token.PositionIncrement}");
        }

        return line.ToString();
    }

    private static string NameOf(TokenType type) => type switch
    {
        TokenType.AlphaNum => "<ALPHANUM>",
        TokenType.Num => "<NUM>",
        TokenType.SoutheastAsian => "<SOUTHEAST_ASIAN>",
        TokenType.Ideographic => "<IDEOGRAPHIC>",
        TokenType.Hiragana => "<HIRAGANA>",
        TokenType.Katakana => "<KATAKANA>",
        TokenType.Hangul => "<HANGUL>",
        TokenType.Emoji => "<EMOJI>",
        _ => "word",
    };

    private void AssertSameTokens(string name, IReadOnlyList<string> texts, string origin)
    {
        Analyzer analyzer = name == "english" ? new EnglishAnalyzer() : new StandardAnalyzer();
        var file = lucene.WriteLines(texts.Select(ToBase64));
        var expected = lucene.Call("analyze", name, file).Lines;
        Assert.Equal(texts.Count, expected.Count);
        for (var i = 0; i < texts.Count; i++)
        {
            var ours = OurTokens(analyzer, texts[i]);
            if (ours != expected[i])
            {
                var escaped = string.Concat(texts[i].Select(c => $"\\u{(int)c:x4}"));
                Assert.Fail($"{origin}, text {i}: {escaped}\nLucene: {expected[i]}\n  ours: {ours}");
            }
        }
    }
}
