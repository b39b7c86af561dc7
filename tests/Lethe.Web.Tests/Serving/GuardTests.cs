using System.Net;
using System.Net.WebSockets;
using Lethe.Web.Serving;
using Lethe.Web.Tests.Support;

namespace Lethe.Web.Tests.Serving;

public sealed class GuardTests
{
    [Theory]
    [InlineData("http://0.0.0.0:5080")]
    [InlineData("http://*:5080")]
    [InlineData("http://+:80")]
    [InlineData("http://192.168.1.5:5080")]
    [InlineData("http://[::]:5080")]
    [InlineData("http://127.0.0.1:5080;http://192.168.1.5:5080")]
    public async Task Address_ThatOthersReach_IsRefusedWithoutAnAdmin(string address)
    {
        Assert.Contains(ListenAddress.ReadAll(address), one => !one.IsOfThisMachine);
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => Server.StartAsync(change: settings => settings with { Addresses = ListenAddress.ReadAll(address) }));
        Assert.Contains("can be reached from other machines", refused.Message, StringComparison.Ordinal);
        Assert.Contains("lethe user add NAME --role admin", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("5080")]
    [InlineData("ftp://127.0.0.1:5080")]
    [InlineData("http://127.0.0.1:5080/lethe")]
    [InlineData("http://example.org")]
    [InlineData("http://localhost.example.org:5080")]
    public void Address_ThatIsNone_IsRefused(string address) => Assert.Throws<ArgumentException>(() => ListenAddress.ReadAll(address));

    [Theory]
    [InlineData("http://127.0.0.1:5080", "127.0.0.1", 5080)]
    [InlineData("http://localhost:81/", null, 81)]
    [InlineData("http://[::1]:5080", "::1", 5080)]
    [InlineData("http://127.0.0.2", "127.0.0.2", 80)]
    [InlineData("https://127.0.0.1", "127.0.0.1", 443)]
    public void Address_OfThisMachine_IsRead(string address, string? ip, int port)
    {
        var read = Assert.Single(ListenAddress.ReadAll(address));
        Assert.True(read.IsOfThisMachine);
        Assert.Equal(address.StartsWith("https", StringComparison.Ordinal), read.IsHttps);
        Assert.Equal((ip is null ? null : IPAddress.Parse(ip), port), (read.Address, read.Port));
    }

    [Fact]
    public async Task Request_UnderAnotherName_IsRefused()
    {
        await using var server = await Server.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/", UriKind.Relative));
        request.Headers.Host = "rebound.example.org";
        var answer = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Theory]
    [InlineData("POST", "/api/v1/audits")]
    [InlineData("POST", "/_blazor/negotiate?negotiateVersion=1")]
    public async Task Request_FromAPageOfAnotherSite_IsRefused(string method, string address)
    {
        await using var server = await Server.StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(address, UriKind.Relative));
        request.Headers.Add("Origin", "https://example.org");
        var answer = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Theory]
    [InlineData(null, HttpStatusCode.SwitchingProtocols)]
    [InlineData("https://example.org", HttpStatusCode.Forbidden)]
    public async Task Socket_FromAPageOfAnotherSite_IsRefused(string? origin, HttpStatusCode status)
    {
        await using var server = await Server.StartAsync();
        var own = server.Client.BaseAddress!.GetLeftPart(UriPartial.Authority);
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.SetRequestHeader("Origin", origin ?? own);
        var connecting = socket.ConnectAsync(new Uri(own.Replace("http:", "ws:", StringComparison.Ordinal) + "/_blazor"), TestContext.Current.CancellationToken);
        if (origin is null) await connecting;
        else await Assert.ThrowsAsync<WebSocketException>(() => connecting);
        Assert.Equal(status, socket.HttpStatusCode);
    }

    [Fact]
    public async Task Page_MayLoadNothingFromElsewhere()
    {
        await using var server = await Server.StartAsync();
        var answer = await server.GetAsync("/");
        var policy = string.Join(';', answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotMatch("(src|href)=\"(https?:)?//", page);
    }
}
