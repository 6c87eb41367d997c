using System.Text;
using SearchService.Engine.Analysis;
using SearchService.Testing;
using Xunit;

namespace SearchService.Engine.Tests;

public sealed class AnalyzerTests
{
    [Fact]
    public void GetTokenStream_of_recorded_inputs_gives_lucenes_tokens()
    {
        var analyzers = new Dictionary<string, Analyzer>
        {
            ["StandardTokenizer"] = new FixedChainAnalyzer(() => new StandardTokenizer()),
            ["StandardAnalyzer"] = new StandardAnalyzer(),
            ["EnglishAnalyzer"] = new EnglishAnalyzer(),
            ["KeywordAnalyzer"] = new KeywordAnalyzer(),
        };
        var recorded = File.ReadAllText(Path.Combine(AnalysisFiles.Tests, "tokens.golden.txt"));
        var actual = new StringBuilder();
        foreach (var line in recorded.Split('\n'))
        {
            if (line.StartsWith('#')) actual.Append(line).Append('\n');
            if (line.Length == 0 || line[0] is '#' or ' ') continue;
            var separator = line.IndexOf(':', StringComparison.Ordinal);
            var text = TokenText.Unescape(line[(separator + 2)..^1]);
            actual.Append(line).Append('\n');
            actual.Append(TokenText.Dump(analyzers[line[..separator]].GetTokenStream("field", text.AsMemory())));
        }

        Assert.Equal(recorded, actual.ToString());
    }

    [Fact]
    public void GetTokenStream_on_one_thread_reuses_the_stream()
    {
        var analyzer = new EnglishAnalyzer();
        var first = analyzer.GetTokenStream("a", "left over words".AsMemory());
        Assert.True(first.IncrementToken());
        var second = analyzer.GetTokenStream("b", "fresh".AsMemory());
        Assert.Same(first, second);
        Assert.Equal(["fresh"], TokenText.Terms(second));
    }

    [Fact]
    public void GetTokenStream_on_two_threads_gives_two_streams()
    {
        var analyzer = new EnglishAnalyzer();
        TokenStream? other = null;
        var thread = new Thread(() => other = analyzer.GetTokenStream("a", "x".AsMemory()));
        thread.Start();
        thread.Join();
        Assert.NotSame(other, analyzer.GetTokenStream("a", "x".AsMemory()));
    }

    [Fact]
    public void IncrementToken_after_the_end_stays_at_the_end()
    {
        var stream = new EnglishAnalyzer().GetTokenStream("a", "fox of the".AsMemory());
        Assert.Equal(["fox"], TokenText.Terms(stream));
        Assert.False(stream.IncrementToken());
        Assert.Equal(2, stream.EndPositionIncrement);
        Assert.Equal(10, stream.EndOffset);
    }

    [Fact]
    public void IncrementToken_allocates_nothing()
    {
        var analyzer = new EnglishAnalyzer();
        var text = string.Concat(Enumerable.Repeat("The nations' Running caf\u00c9s 3.14 \U0001F600 of \u6f22\u5b57 ", 50)).AsMemory();
        Assert.Equal(0, Allocations.LeastBytes(() => Read(analyzer, text)));
    }

    private static void Read(Analyzer analyzer, ReadOnlyMemory<char> text)
    {
        var stream = analyzer.GetTokenStream("a", text);
        while (stream.IncrementToken())
        {
        }
    }
}
