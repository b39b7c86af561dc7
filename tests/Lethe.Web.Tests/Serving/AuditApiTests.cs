using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Lethe.Hosting.Tests.Support;
using Lethe.Web.Tests.Support;

namespace Lethe.Web.Tests.Serving;

public sealed class AuditApiTests
{
    private const string Policy =
        """
        evidence: [outputs]
        gates:
          - metric: accuracy.test
            atLeast: 0.2
            reason: It must do its work.
        """;

    [Fact]
    public async Task Audit_ThatIsQueued_RunsAndShowsWhatItFound()
    {
        await using var server = await Server.StartAsync();
        var id = await server.QueueAsync(SmallRequest.Yaml, Policy);
        var audit = await server.UntilAsync(id, "finished", "failed", "cancelled");
        Assert.Equal("finished", (string)audit["audit"]!["state"]!);
        Assert.NotNull((string?)audit["audit"]!["verdict"]);
        Assert.All(audit["stages"]!.AsArray(), stage => Assert.Equal("done", (string)stage!["state"]!));
        Assert.Contains(audit["gates"]!.AsArray(), gate => (string)gate!["reason"]! == "It must do its work.");

        var page = await (await server.GetAsync($"/audits/{id}")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("accuracy.test", page, StringComparison.Ordinal);
        Assert.Contains("It must do its work.", page, StringComparison.Ordinal);
        Assert.Contains("<svg class=\"chart", page, StringComparison.Ordinal);

        var findings = new List<JsonNode>();
        for (int? from = 0; from is not null;)
        {
            var part = await server.JsonAsync($"/api/v1/audits/{id}/findings?from={from}&most=500");
            findings.AddRange(part["findings"]!.AsArray().OfType<JsonNode>());
            from = (int?)part["next"];
        }
        var csv = await (await server.GetAsync($"/api/v1/audits/{id}/findings.csv")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal((int)audit["findings"]! + 1, csv.TrimEnd().Split("\r\n").Length);
        Assert.Equal((int)audit["findings"]!, findings.Count);

        foreach (var exhibit in audit["exhibits"]!.AsArray())
        {
            var address = $"/api/v1/audits/{id}/exhibits/{exhibit!["subject"]}/{exhibit["evaluator"]}/{exhibit["id"]}";
            Assert.Equal((string)exhibit["kind"]!, (string)(await server.JsonAsync(address))["kind"]!);
            Assert.Equal(HttpStatusCode.OK, (await server.GetAsync(address + ".csv")).StatusCode);
        }
        var log = await (await server.GetAsync($"/api/v1/audits/{id}/log")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("subject: done", log, StringComparison.Ordinal);
        Assert.Equal(id, (string)(await server.JsonAsync($"/api/v1/audits/{id}/result"))["audit"]!);
        Assert.True((bool)(await server.JsonAsync("/api/v1/trail/report"))["isWhole"]!);
        // What follows is the certificate's, a moment later.
        Assert.Equal(["audit.requested", "audit.finished"], (await server.JsonAsync("/api/v1/trail")).AsArray().Select(record => (string)record!["kind"]!).Reverse().Take(2));
    }

    [Fact]
    public async Task Audit_ThatIsCancelled_EndsAsCancelled()
    {
        await using var server = await Server.StartAsync();
        var id = await server.QueueAsync(SmallRequest.Yaml.Replace("epochs: 6", "epochs: 10000", StringComparison.Ordinal));
        await server.UntilAsync(id, "running");
        var answer = await server.Client.PostAsync(new Uri($"/api/v1/audits/{id}/cancel", UriKind.Relative), null, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await server.UntilAsync(id, "cancelled");
        var again = await server.Client.PostAsync(new Uri($"/api/v1/audits/{id}/cancel", UriKind.Relative), null, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
    }

    [Fact]
    public async Task Request_WithFaults_IsRefusedWithAllOfThem()
    {
        await using var server = await Server.StartAsync();
        var answer = await server.PostAsync("name: Bad\nseed: much\nsubjekt: x\nsubject: { use: model.trian }\nevaluate: [ eval.utility ]\n");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var faults = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["faults"]!.AsArray();
        Assert.Equal([2, 3, 4], faults.Select(fault => (int)fault!["line"]!).Where(line => line > 0).Distinct().Order());
        Assert.Empty((await server.JsonAsync("/api/v1/audits"))["audits"]!.AsArray());
    }

    [Theory]
    [InlineData("/etc/passwd")]
    [InlineData("../lethe.db")]
    [InlineData("a/../../lethe.db")]
    [InlineData("../files-of-others/x")]
    public async Task Request_ThatNamesAFileElsewhere_IsRefusedUnlookedAt(string path)
    {
        await using var server = await Server.StartAsync();
        var subject = $"name: Bad\nsubject: {{ use: model.onnx, path: \"{path}\" }}\ndata: data.gaussians\nevaluate: [ eval.utility ]\n";
        var policy = $"name: Bad\nsubject: {{ use: model.train, architecture: arch.mlp }}\ndata: data.gaussians\nevaluate: [ eval.utility ]\npolicy: {{ file: \"{path}\" }}\n";
        foreach (var request in new[] { subject, policy })
        {
            var answer = await server.PostAsync(request);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.Contains("may only name files below that folder", text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/api/v1/audits/0000000000", 404)]
    [InlineData("/api/v1/audits/not!an!id", 404)]
    [InlineData("/api/v1/audits?state=asleep", 400)]
    [InlineData("/api/v1/plugins/unlearn.fine-tun", 404)]
    public async Task Question_ThatCannotBeAnswered_IsAProblemWithAReason(string address, int status)
    {
        await using var server = await Server.StartAsync();
        var answer = await server.GetAsync(address);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var detail = (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["detail"];
        Assert.False(string.IsNullOrEmpty(detail));
    }

    [Fact]
    public async Task Body_ThatIsTooLarge_IsRefused()
    {
        await using var server = await Server.StartAsync();
        var address = server.Client.BaseAddress!;
        // The head alone: who refuses a size needs to see no body, and a client that went on to send one could lose the answer.
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
        await using var stream = client.GetStream();
        var head = $"POST /api/v1/audits HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Type: application/json\r\nContent-Length: {12 << 20}\r\n\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream, Encoding.ASCII);
        Assert.StartsWith("HTTP/1.1 413 ", await reader.ReadLineAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
