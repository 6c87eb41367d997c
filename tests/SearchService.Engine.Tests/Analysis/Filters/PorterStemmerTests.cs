using SearchService.Engine.Analysis;
using Xunit;

namespace SearchService.Engine.Tests;

public sealed class PorterStemmerTests
{
    [Fact]
    public void Stem_of_recorded_words_gives_lucenes_stems()
    {
        var pairs = File.ReadLines(Path.Combine(AnalysisFiles.Tests, "Filters", "stems.golden.txt")).Where(l => l[0] != '#').ToArray();
        Assert.NotEmpty(pairs);
        Assert.Equal(pairs, pairs.Select(l => $"{l.Split(' ')[0]} {Stem(l.Split(' ')[0])}"));
    }

    [Fact]
    public void Stem_of_random_words_is_a_shorter_or_equal_word_and_never_empty()
    {
        for (var seed = 0; seed < 20_000; seed++)
        {
            var random = new Random(seed);
            var word = new string(random.GetItems<char>("aeiouyylsstnmbdgizeng", random.Next(1, 10)));
            var stem = Stem(word);
            Assert.True(stem.Length >= 1 && stem.Length <= word.Length, $"seed {seed}: {word} -> {stem}");
        }
    }

    private static string Stem(string word)
    {
        var buffer = word.ToCharArray();
        return new string(buffer, 0, PorterStemmer.Stem(buffer));
    }
}
