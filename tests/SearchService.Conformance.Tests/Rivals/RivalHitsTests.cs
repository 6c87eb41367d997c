using SearchService.Benchmarks;
using Xunit;

namespace SearchService.Conformance.Tests;

/// <summary>What the comparison of answers lets pass, and what not.</summary>
public sealed class RivalHitsTests
{
    private const string Answer = "9\tb0:x\ta0:y\ta0:z\t|\tw\ty\tz\t|\tAI:7\tCats:2";

    [Theory]
    [InlineData(Answer)]
    [InlineData("9\tb0:x\ta0:z\ta0:y\t|\tw\ty\tz\t|\tAI:7\tCats:2")]    // documents with one score, the other way round
    [InlineData("9\tb0:x\ta0:w\ta0:y\t|\tw\ty\tz\t|\tAI:7\tCats:2")]    // another one of those with the last score
    public void Compare_of_answers_that_agree_is_empty(string other) =>
        Assert.Empty(RivalHits.Compare([new QueryTask(QueryClass.RareWord, ["a"])], [Answer, Answer], [Answer, other]));

    [Theory]
    [InlineData("8\tb0:x\ta0:y\ta0:z\t|\tw\ty\tz\t|\tAI:7\tCats:2")]    // total
    [InlineData("9\tb1:x\ta0:y\ta0:z\t|\tw\ty\tz\t|\tAI:7\tCats:2")]    // score
    [InlineData("9\tb0:y\ta0:x\ta0:z\t|\tw\ty\tz\t|\tAI:7\tCats:2")]    // document
    [InlineData("9\tb0:x\ta0:y\ta0:z\t|\tu\ty\tz\t|\tAI:7\tCats:2")]    // documents with the last score
    [InlineData("9\tb0:x\ta0:y\ta0:z\t|\tw\ty\tz\t|\tAI:7\tCats:3")]    // count
    [InlineData("9\tb0:x\ta0:y\t|\tw\ty\tz\t|\tAI:7\tCats:2")]          // one hit less
    public void Compare_of_answers_that_differ_names_the_query(string other)
    {
        var difference = Assert.Single(RivalHits.Compare([new QueryTask(QueryClass.RareWord, ["a"])], [Answer, Answer], [Answer, other]));
        Assert.StartsWith("RareWord: a (plain)", difference, StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_of_a_last_document_without_the_last_score_names_the_query()
    {
        const string Wrong = "9\tb0:x\ta0:y\ta0:v\t|\tw\ty\tz\t|\tAI:7\tCats:2";
        Assert.Single(RivalHits.Compare([new QueryTask(QueryClass.RareWord, ["a"])], [Wrong, Answer], [Answer, Answer]));
    }
}
