using SearchService.Engine.Analysis;
using Xunit;

namespace SearchService.Articles.Tests;

public sealed class PrefixStemsTests
{
    [Theory]
    [InlineData("universit", "univers")]
    [InlineData("company", "compani")]
    [InlineData("securit", "secur")]
    [InlineData("runnin", "run")]
    [InlineData("runn", "run")]
    [InlineData("policie", "polici")]
    [InlineData("technologica", "technolog")]
    [InlineData("busines", "busi")]
    [InlineData("happine", "happi")]
    [InlineData("successfu", "success")]
    public void Of_beginning_that_its_stem_does_not_have_gives_the_stem(string prefix, string stem) =>
        Assert.Contains(stem, PrefixStems.Of(prefix));

    [Theory]
    [InlineData("micro")]
    [InlineData("a")]
    [InlineData("the")]
    [InlineData("nova")]
    [InlineData("日本")]
    [InlineData("2024")]
    public void Of_beginning_of_its_stems_gives_none(string prefix) => Assert.Empty(PrefixStems.Of(prefix));

    [Fact]
    public void Of_every_beginning_of_a_word_finds_its_stem()
    {
        const string Words =
            "university universities universal community communities security electricity responsibility availability relational " +
            "organization organizations organizational organizing innovation innovative operating operations generation generative " +
            "running stopped planned companies technology technological analytics analytical economic political automated automation " +
            "scientists government development management performance intelligence efficient efficiency " +
            "digitalization globalization capitalism researchers published publishing policies studies hoping used";
        foreach (var word in Words.Split(' '))
        {
            var letters = word.ToCharArray();
            var stem = new string(letters, 0, PorterStemmer.Stem(letters));
            for (var length = 3; length <= word.Length; length++)
            {
                var prefix = word[..length];
                Assert.True(
                    stem.StartsWith(prefix, StringComparison.Ordinal) || PrefixStems.Of(prefix).Contains(stem), $"{prefix}* does not find {word} ({stem})");
            }
        }
    }
}
