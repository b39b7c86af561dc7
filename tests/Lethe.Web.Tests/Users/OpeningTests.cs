using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Lethe.Storage.Users;
using Lethe.Web.Serving;
using Lethe.Web.Tests.Support;

namespace Lethe.Web.Tests.Users;

/// <summary>Servers that other machines reach: over HTTPS, behind a proxy, or with a warning.</summary>
public sealed class OpeningTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lethe-opening-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Https_WithACertificateFromFiles_MakesCookiesSecure()
    {
        using var certificate = MakeCertificate();
        await using var server = await StartAsync(settings => settings with { Addresses = ListenAddress.ReadAll("https://127.0.0.1:0"), Certificate = certificate });
        using var handler = new HttpClientHandler
        {
            AllowAutoRedirect = false,
            ServerCertificateCustomValidationCallback = (_, shown, _, _) => shown!.Thumbprint == certificate.Own.Thumbprint,
        };
        using var client = new HttpClient(handler) { BaseAddress = server.Client.BaseAddress };
        Assert.Equal("https", client.BaseAddress!.Scheme);
        var page = await client.GetAsync(new Uri("/login", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.All(page.Headers.GetValues("Set-Cookie"), cookie => Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("https://127.0.0.1:0", false, "needs a certificate")]
    [InlineData("http://127.0.0.1:0", true, "no address with https")]
    public async Task Https_WithHalfOfWhatItNeeds_IsRefused(string address, bool hasCertificate, string reason)
    {
        using var certificate = MakeCertificate();
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(
            () => StartAsync(settings => settings with { Addresses = ListenAddress.ReadAll(address), Certificate = hasCertificate ? certificate : null }));
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Certificate_WithAnotherKey_IsRefused()
    {
        using var certificate = MakeCertificate();
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var key = Path.Combine(_folder, "other.pem");
        File.WriteAllText(key, other.ExportPkcs8PrivateKeyPem());
        Assert.Throws<ArgumentException>(() => HttpsCertificate.Read(Path.Combine(_folder, "own.pem"), key));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Proxy_IsBelievedOnlyWhenItWasNamed(bool isNamed)
    {
        await using var server = await StartAsync(settings => settings with { Proxies = [isNamed ? IPAddress.Loopback : IPAddress.Parse("10.0.0.2")] });
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/login", UriKind.Relative));
        request.Headers.Host = "lethe.example.org";
        request.Headers.Add("X-Forwarded-Proto", "https");
        var page = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.All(page.Headers.GetValues("Set-Cookie"), cookie => Assert.Equal(isNamed, cookie.Contains("secure", StringComparison.OrdinalIgnoreCase)));
    }

    [Theory]
    [InlineData("http://127.0.0.1:5080", false, false)]
    [InlineData("http://0.0.0.0:5080", false, true)]
    [InlineData("http://0.0.0.0:5080", true, false)]
    [InlineData("https://0.0.0.0:5080", false, false)]
    public void PlainHttp_ForOthers_IsWarnedOf(string address, bool hasProxy, bool warns)
    {
        var settings = new ServerSettings(ListenAddress.ReadAll(address), null!, RunSettings.Of(1, 1), "test") { Proxies = hasProxy ? [IPAddress.Parse("10.0.0.2")] : [] };
        Assert.Equal(warns, LetheServer.Warning(settings) is not null);
    }

    [Fact]
    public async Task Server_ForOtherMachines_OpensWithAnAdminAndAsksForALogin()
    {
        await using var server = await StartAsync(settings => settings with { Addresses = ListenAddress.ReadAll("http://0.0.0.0:0") });
        var port = server.Client.BaseAddress!.Port;
        using var client = new HttpClient();
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync(new Uri($"http://127.0.0.1:{port}/api/v1/audits"), TestContext.Current.CancellationToken)).StatusCode);
    }

    private static Task<Server> StartAsync(Func<ServerSettings, ServerSettings> change) =>
        Server.StartAsync(change: change, before: engine => engine.Database.Users.Add("first", Role.Admin, House.Password));

    private HttpsCertificate MakeCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        var request = new CertificateRequest("CN=lethe", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        var (own, ownKey) = (Path.Combine(_folder, "own.pem"), Path.Combine(_folder, "own-key.pem"));
        File.WriteAllText(own, certificate.ExportCertificatePem());
        File.WriteAllText(ownKey, key.ExportPkcs8PrivateKeyPem());
        return HttpsCertificate.Read(own, ownKey);
    }
}
