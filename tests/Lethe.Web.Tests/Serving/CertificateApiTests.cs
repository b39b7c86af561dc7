using System.Net;
using System.Text.Json.Nodes;
using Lethe.Hosting.Tests.Support;
using Lethe.Web.Certificates;
using Lethe.Web.Tests.Support;

namespace Lethe.Web.Tests.Serving;

public sealed class CertificateApiTests
{
    private static readonly string Request = SmallRequest.Yaml
        .Replace("  - { use: eval.oracle-gap, oracles: 3 }\n", "", StringComparison.Ordinal).Replace("seed: 5", "seed: 5, owners: 4", StringComparison.Ordinal);

    [Fact]
    public async Task Certificate_OfAnAudit_IsHandedOutVerifiedAndSearched()
    {
        await using var server = await Server.StartAsync();
        var id = await server.QueueAsync(Request);
        await server.UntilAsync(id, "finished");
        var json = await CertificateAsync(server, id);
        Assert.Equal(id, (string)JsonNode.Parse(json)!["certificate"]!["audit"]!["id"]!);

        var page = await server.GetAsync($"/api/v1/audits/{id}/certificate?format=html");
        Assert.Equal("text/html", page.Content.Headers.ContentType?.MediaType);
        // What the page allows itself, the server allows it too: its style and nothing else.
        var policy = Assert.Single(page.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; style-src 'sha256-", policy, StringComparison.Ordinal);
        var html = await page.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

        foreach (var file in new[] { json, html })
        {
            var verdict = await VerifyAsync(server, file);
            Assert.True((bool)verdict["isGenuine"]!, $"{verdict}");
            Assert.Equal((id, "not-judged"), ((string)verdict["audit"]!, (string)verdict["verdict"]!));
            Assert.Contains(verdict["shown"]!.AsArray(), sentence => ((string)sentence!).StartsWith("The chain is whole", StringComparison.Ordinal));
        }
        json[^10] ^= 1;
        Assert.False((bool)(await VerifyAsync(server, json))["isGenuine"]!);
        Assert.False((bool)(await VerifyAsync(server, []))["isGenuine"]!);

        Assert.Equal(HttpStatusCode.NotFound, (await server.GetAsync($"/api/v1/audits/{id}/proof?record=nobody")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await server.GetAsync($"/api/v1/audits/{id}/proof")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await server.GetAsync($"/api/v1/audits/{id}/certificate?format=doc")).StatusCode);
        var owners = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => server.GetAsync($"/api/v1/audits/{id}/proof?owner={Uri.EscapeDataString($"owner-{i:D3}")}")));
        var count = (await Task.WhenAll(owners.Where(answer => answer.IsSuccessStatusCode).Select(async answer =>
            JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["records"]!.AsArray().Count))).Sum();
        Assert.Equal((int)JsonNode.Parse(await CertificateAsync(server, id))!["certificate"]!["forgetSet"]!["count"]!, count);

        var shown = await (await server.GetAsync($"/audits/{id}")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("Is this record in it?", shown, StringComparison.Ordinal);
        Assert.Contains((string)JsonNode.Parse(await CertificateAsync(server, id))!["certificate"]!["key"]!["fingerprint"]!, shown, StringComparison.Ordinal);
        var pdf = await server.GetAsync($"/api/v1/audits/{id}/certificate?format=pdf");
        Assert.Equal(PdfPrinter.Find() is null ? HttpStatusCode.NotImplemented : HttpStatusCode.OK, pdf.StatusCode);
    }

    [Fact]
    public async Task Audit_ThatWasCancelled_HasNoCertificateAndTheReason()
    {
        await using var server = await Server.StartAsync();
        var id = await server.QueueAsync(Request.Replace("epochs: 6", "epochs: 10000", StringComparison.Ordinal));
        await server.UntilAsync(id, "running");
        await server.Client.PostAsync(new Uri($"/api/v1/audits/{id}/cancel", UriKind.Relative), null, TestContext.Current.CancellationToken);
        await server.UntilAsync(id, "cancelled");
        var answer = await server.GetAsync($"/api/v1/audits/{id}/certificate");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("was cancelled, so it has no certificate", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        var issue = await server.Client.PostAsync(new Uri($"/api/v1/audits/{id}/certificate", UriKind.Relative), null, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Conflict, issue.StatusCode);
        var page = await (await server.GetAsync($"/audits/{id}")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("was cancelled, so it has no certificate", page, StringComparison.Ordinal);
    }

    // The audit is finished a moment before it is signed.
    private static async Task<byte[]> CertificateAsync(Server server, string id)
    {
        while (true)
        {
            var answer = await server.GetAsync($"/api/v1/audits/{id}/certificate");
            if (answer.IsSuccessStatusCode) return await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    private static async Task<JsonNode> VerifyAsync(Server server, byte[] file)
    {
        using var content = new ByteArrayContent(file);
        content.Headers.ContentType = new("application/json");
        var answer = await server.Client.PostAsync(new Uri("/api/v1/certificates/verify", UriKind.Relative), content, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }
}
