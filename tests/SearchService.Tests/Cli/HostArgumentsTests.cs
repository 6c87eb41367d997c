using SearchService.Cli;
using Xunit;

namespace SearchService.Tests.Cli;

public sealed class HostArgumentsTests
{
    [Theory]
    [InlineData("index --full", "index --full", "")]
    [InlineData("--Search:IndexPath=/x index", "index", "--Search:IndexPath=/x")]
    [InlineData("index --Search:IndexPath /x --full", "index --full", "--Search:IndexPath /x")]
    [InlineData("--urls http://*:80 serve", "serve", "--urls http://*:80")]
    [InlineData("--URLS=http://*:80", "", "--URLS=http://*:80")]
    [InlineData("search title:wind --size 5", "search title:wind --size 5", "")]
    [InlineData("search --from=2024-01-01T00:00:00Z", "search --from=2024-01-01T00:00:00Z", "")]
    [InlineData("search -- --a:b", "search -- --a:b", "")]
    public void Split_keeps_settings_apart(string args, string ours, string settings)
    {
        var split = HostArguments.Split(args.Split(' '));

        Assert.Equal(ours, string.Join(' ', split.Ours));
        Assert.Equal(settings, string.Join(' ', split.Settings));
    }
}
