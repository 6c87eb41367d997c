using System.Net;
using SearchService.Http;
using Xunit;

namespace SearchService.Tests.Http.Limits;

public sealed class ClientNetworkTests
{
    [Theory]
    [InlineData("192.0.2.1", "192.0.2.1", true)]
    [InlineData("192.0.2.1", "192.0.2.2", false)]
    [InlineData("192.0.2.1", "::ffff:192.0.2.1", true)]
    [InlineData("2001:db8:0:1::1", "2001:db8:0:1:ffff:ffff:ffff:ffff", true)]
    [InlineData("2001:db8:0:1::1", "2001:db8:0:2::1", false)]
    [InlineData("0.0.0.0", "::", false)]
    [InlineData("127.0.0.1", "::1", false)]
    public void Of_is_the_address_or_the_network_of_a_subscriber(string one, string other, bool isSame) =>
        Assert.Equal(isSame, ClientNetwork.Of(IPAddress.Parse(one)) == ClientNetwork.Of(IPAddress.Parse(other)));

    [Fact]
    public void Of_no_address_is_one_client() => Assert.Equal(ClientNetwork.Of(null), ClientNetwork.Of(null));
}
