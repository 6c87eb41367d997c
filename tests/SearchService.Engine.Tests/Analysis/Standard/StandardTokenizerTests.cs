using System.Text;
using SearchService.Engine.Analysis;
using Xunit;

namespace SearchService.Engine.Tests;

public sealed class StandardTokenizerTests
{
    private const string Emoji = "\U0001F600";

    // One or two of each class, plain letters and blanks more often.
    private static readonly string[] Pieces =
    [
        "a", "B", "z", "e", "o", "n", " ", " ", "-", "1", "9", "_", "'", "\"", ":", ",", ".", "#", "*", "|", "@", "\u00e9", "\u05d0",
        "\ud55c", "\u0661", "\u30ab", "\u3042", "\u6f22", "\u0e01", "\u0e31", "\u0301", "\u200d", "\ufe0e", "\ufe0f", "\u20e3",
        "\U000E0067", "\U000E007F", "\u2018", "\U0001F1E9", Emoji, "\U0001F44D", "\U0001F3FD", "\u2139", "\ud800", "\udc00",
        "\U00010400", "\U00020000",
    ];

    [Theory]
    [InlineData(254, new[] { 254 })]
    [InlineData(255, new[] { 255 })]
    [InlineData(256, new[] { 255, 1 })]
    [InlineData(510, new[] { 255, 255 })]
    [InlineData(600, new[] { 255, 255, 90 })]
    public void IncrementToken_of_a_long_run_cuts_at_255(int length, int[] expected)
    {
        Assert.Equal(expected, Terms(new string('a', length)).Select(t => t.Length));
        Assert.Equal(expected, Terms(new string('\u00e9', length)).Select(t => t.Length));
        Assert.Equal(expected, Terms(" " + new string('1', length) + " ").Select(t => t.Length));
    }

    [Fact]
    public void IncrementToken_of_a_cut_run_classifies_each_piece()
    {
        var tokenizer = new StandardTokenizer();
        tokenizer.Reset((new string('a', 255) + "12").AsMemory());
        Assert.True(tokenizer.IncrementToken());
        Assert.Equal(TokenType.AlphaNum, tokenizer.Token.Type);
        Assert.True(tokenizer.IncrementToken());
        Assert.Equal(TokenType.Num, tokenizer.Token.Type);
        Assert.Equal((255, 257), (tokenizer.Token.StartOffset, tokenizer.Token.EndOffset));
    }

    [Fact]
    public void IncrementToken_at_the_cut_keeps_a_surrogate_pair_whole()
    {
        var letters = new string('a', 254);
        Assert.Equal([letters, "\U00010400b"], Terms(letters + "\U00010400b"));
    }

    [Fact]
    public void IncrementToken_at_the_cut_sees_nothing_behind_it()
    {
        // The dot would join both letters, but the second lies behind the cut.
        var letters = new string('a', 254);
        Assert.Equal([letters, "b"], Terms(letters + ".b"));
    }

    [Theory]
    [InlineData("hello \ud83d", new[] { "hello" })]
    [InlineData("\ud83d", new string[0])]
    public void IncrementToken_before_an_unpaired_surrogate_at_the_end_loses_nothing(string text, string[] expected) =>
        Assert.Equal(expected, Terms(text));

    [Fact]
    public void IncrementToken_of_random_text_is_the_longest_match_of_the_automaton()
    {
        for (var seed = 0; seed < 3_000; seed++)
        {
            var random = new Random(seed);
            var text = new StringBuilder();
            var count = random.Next(1, seed % 10 == 0 ? 600 : 25);
            for (var i = 0; i < count; i++) text.Append(Pieces[random.Next(seed % 3 == 0 ? 8 : Pieces.Length)]);
            var tokenizer = new StandardTokenizer();
            tokenizer.Reset(text.ToString().AsMemory());
            if (PlainTokens(text.ToString()) != TokenText.Dump(tokenizer)) Assert.Fail($"seed {seed}: {TokenText.Escape(text.ToString())}");
        }
    }

    private static string[] Terms(string text) =>
        TokenText.Terms(new FixedChainAnalyzer(() => new StandardTokenizer()), text);

    // The definition, without the short cut for ASCII words.
    private static string PlainTokens(string text)
    {
        var lines = new StringBuilder();
        for (var start = 0; start < text.Length;)
        {
            var (end, type) = LongestMatch(text, start);
            if (end > start) lines.Append($"  {TokenText.Escape(text.AsSpan(start, end - start))}| {type} {start}-{end} +1\n");
            start = end > start ? end : start + (char.IsSurrogatePair(text, start) ? 2 : 1);
        }

        return lines.Append($"  end {text.Length} +0\n").ToString();
    }

    private static (int End, TokenType Type) LongestMatch(string text, int start)
    {
        var best = (End: start, Type: TokenType.AlphaNum);
        var state = WordBreakTables.StartState;
        for (var i = start; i < text.Length;)
        {
            Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var width);
            i += width;
            if (i - start > StandardTokenizer.MaxTokenLength) break;
            var isSurrogate = width == 1 && char.IsSurrogate(text[i - 1]);
            state = WordBreakTables.NextState(state, isSurrogate ? (int)WordBreakClass.Other : WordBreakTables.ClassOf(rune.Value));
            if (WordBreakTables.Accepts(state, out var type)) best = (i, type);
        }

        return best;
    }
}
