using Xunit;

namespace SearchService.Articles.Tests;

public sealed class ArticleTextTests
{
    [Fact]
    public void Clean_lone_surrogate_becomes_replacement_character()
    {
        Assert.Equal("a\uFFFDb", ArticleText.Clean("a\uD83Db"));
        Assert.Equal("\uFFFD", ArticleText.Clean("\uDE00"));
        Assert.Equal("x\uFFFD", ArticleText.Clean("x\uD83D"));
        Assert.Equal("\uD83D\uDE00\uFFFD", ArticleText.Clean("\uD83D\uDE00\uD83D"));
    }

    [Fact]
    public void Clean_sound_text_stays_as_it_is()
    {
        const string Text = "sound 🚀 text\nwith\ttabs";
        Assert.Equal(Text, ArticleText.Clean(Text));
    }

    [Fact]
    public void Clean_random_text_is_well_formed_and_stays_as_it_is()
    {
        const int Seed = 20210317;
        var random = new Random(Seed);
        for (var round = 0; round < 2000; round++)
        {
            var chars = new char[random.Next(12)];
            for (var i = 0; i < chars.Length; i++)
                chars[i] = random.Next(4) == 0 ? (char)random.Next(0xD800, 0xE000) : (char)random.Next(0, 0x100);

            var clean = ArticleText.Clean(new string(chars));

            Assert.True(clean == ArticleText.Clean(clean), $"seed {Seed}, round {round}");
            Assert.True(!clean.Any(c => char.IsControl(c) && c is not ('\n' or '\t')), $"seed {Seed}, round {round}");
            Assert.True(System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(clean)) == clean, $"seed {Seed}, round {round}");
        }
    }
}
