using Xunit;

namespace SearchService.Articles.Tests;

public sealed class SuggestionTests(SampleArticles samples) : IClassFixture<SampleArticles>
{
    [Fact]
    public void Suggest_answers_what_the_reference_answers()
    {
        const int count = 1_500;
        var found = new SuggestionOracle(samples.Index, [.. samples.Plain.Articles]).CompareRandom(firstSeed: 1, count);
        Assert.True(found > count / 2, $"only {found} of {count} lists are not empty");
    }

    [Fact]
    public void Suggest_answers_every_letter_of_every_title()
    {
        var oracle = new SuggestionOracle(samples.Index, [.. samples.Plain.Articles]);
        foreach (var article in samples.Plain.Articles.Take(25))
        {
            for (var length = 1; length <= article.Title.Length; length++)
                oracle.Compare(article.Title[..length], 8);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("…!?-\"(")]
    [InlineData("\u0000\u0007\ud800")]
    public void Without_a_word_the_most_frequent_topics_are_suggested(string typed)
    {
        var suggestions = samples.Index.Suggest(typed, 5);
        Assert.Equal(5, suggestions.Count);
        Assert.All(suggestions, s => Assert.Equal(SuggestionKind.Topic, s.Kind));
        Assert.Equal(suggestions.OrderByDescending(s => s.Count).ThenBy(s => s.Text, StringComparer.Ordinal), suggestions);
    }
}
