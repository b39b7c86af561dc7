using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Lethe.Hosting.Tests.Support;
using Lethe.Web.Tests.Support;

namespace Lethe.Web.Tests.Serving;

public sealed class NewAuditTests
{
    [Fact]
    public async Task Page_ForANewAudit_HasALabelForEveryField()
    {
        await using var server = await Server.StartAsync();
        var page = await TextAsync(await server.GetAsync("/audits/new"));
        foreach (var shown in new[] { "unlearn.fine-tune", "eval.utility", "forget.random", "data.glyphs", "model.train", "The request as text", "name: New audit" })
            Assert.Contains(shown, page, StringComparison.Ordinal);
        var labels = System.Text.RegularExpressions.Regex.Matches(page, "<label for=\"([^\"]+)\"").Select(match => match.Groups[1].Value).ToHashSet();
        var fields = System.Text.RegularExpressions.Regex.Matches(page, "<(?:input|select|textarea)(?![^>]*hidden)[^>]*?id=\"([^\"]+)\"").Select(match => match.Groups[1].Value).ToArray();
        Assert.NotEmpty(fields);
        Assert.All(fields, field => Assert.Contains(field, labels));
    }

    [Fact]
    public async Task Page_FromAnAudit_BeginsWithItsRequestAndPolicy()
    {
        await using var server = await Server.StartAsync();
        var id = await server.QueueAsync(SmallRequest.Yaml, "name: Kept policy\nevidence: [outputs]\ngates: [{ metric: accuracy.test, atLeast: 0.5 }]\n");
        var page = await TextAsync(await server.GetAsync($"/audits/new?from={id}"));
        Assert.Contains("{ use: data.gaussians, train: 240, test: 120, seed: 5 }", page, StringComparison.Ordinal);
        Assert.Contains("name: Kept policy", page, StringComparison.Ordinal);
        await server.Client.PostAsync(new Uri($"/api/v1/audits/{id}/cancel", UriKind.Relative), null, TestContext.Current.CancellationToken);
        Assert.Contains("No audit has an id", await TextAsync(await server.GetAsync("/audits/new?from=zzzz")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_OfARequest_NamesItsStagesAndStoresNothing()
    {
        await using var server = await Server.StartAsync();
        var answer = await PlanAsync(server, SmallRequest.Yaml);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var plan = JsonNode.Parse(await TextAsync(answer))!;
        Assert.Equal("data", (string)plan["stages"]![0]!["name"]!);
        Assert.Equal((int)plan["toDo"]!, (int)plan["unknown"]!);
        Assert.Empty((await server.JsonAsync("/api/v1/audits"))["audits"]!.AsArray());
    }

    [Fact]
    public async Task Plan_OfWhatTheSubjectCannotDo_SaysWhatIsMissing()
    {
        await using var server = await Server.StartAsync();
        var sent = JsonNode.Parse(await TextAsync(await SendAsync(server, "m.onnx", Encoding.UTF8.GetBytes("not looked at yet"))))!;
        var answer = await PlanAsync(server, $"name: A\ndata: data.gaussians\nsubject: {{ use: model.onnx, path: {sent["path"]} }}\nforget: forget.random\nunlearn: [unlearn.fine-tune]\n");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var faults = JsonNode.Parse(await TextAsync(answer))!["faults"]!.AsArray();
        Assert.Contains(faults, fault => ((string)fault!["message"]!).Contains("needs parameters to train", StringComparison.Ordinal) && (string)fault["path"]! == "subject");
    }

    [Fact]
    public async Task Upload_OfAFile_IsKeptUnderItsContentWhateverItIsCalled()
    {
        await using var server = await Server.StartAsync();
        var bytes = Encoding.UTF8.GetBytes("a,b\n1,2\n");
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        foreach (var name in new[] { "../../evil.csv", "/etc/data.CSV", "..\\x.csv", "plain.csv" })
        {
            var answer = await SendAsync(server, name, bytes);
            Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
            Assert.Equal($"uploads/{hash}.csv", (string)JsonNode.Parse(await TextAsync(answer))!["path"]!);
        }
        var folder = Path.Combine(server.HomeFolder, "files", "uploads");
        Assert.Equal([$"{hash}.csv", $"{hash}.csv.meta"], Directory.GetFiles(folder).Select(Path.GetFileName).Order());
        Assert.Equal(bytes, await File.ReadAllBytesAsync(Path.Combine(folder, $"{hash}.csv"), TestContext.Current.CancellationToken));
        Assert.Equal("plain.csv", (string)Assert.Single((await server.JsonAsync("/api/v1/uploads")).AsArray())!["name"]!);
    }

    [Theory]
    [InlineData("model.exe", "x", 415)]
    [InlineData("onnx", "x", 415)]
    [InlineData("model.onnx", "", 400)]
    [InlineData("model.onnx", "0123456789A", 413)]
    public async Task Upload_ThatIsNotTaken_IsAProblemAndLeavesNothing(string name, string content, int status)
    {
        await using var server = await Server.StartAsync(uploadLimit: 10);
        foreach (var isCounted in new[] { true, false })
        {
            var answer = await SendAsync(server, name, Encoding.UTF8.GetBytes(content), isCounted);
            Assert.Equal(status, (int)answer.StatusCode);
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
            Assert.False(string.IsNullOrEmpty((string?)JsonNode.Parse(await TextAsync(answer))!["detail"]));
        }
        var folder = Path.Combine(server.HomeFolder, "files", "uploads");
        Assert.True(!Directory.Exists(folder) || Directory.GetFiles(folder).Length == 0);
    }

    [Fact]
    public async Task Upload_FromAPageOfAnotherSite_IsRefused()
    {
        await using var server = await Server.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/v1/uploads?name=a.csv", UriKind.Relative)) { Content = new ByteArrayContent([1]) };
        request.Headers.Add("Origin", "https://elsewhere.example");
        Assert.Equal(HttpStatusCode.Forbidden, (await server.Client.SendAsync(request, TestContext.Current.CancellationToken)).StatusCode);
    }

    private static Task<HttpResponseMessage> PlanAsync(Server server, string request) =>
        server.Client.PostAsJsonAsync(new Uri("/api/v1/plans", UriKind.Relative), new { request }, TestContext.Current.CancellationToken);

    private static async Task<HttpResponseMessage> SendAsync(Server server, string name, byte[] bytes, bool isCounted = true)
    {
        using HttpContent content = isCounted ? new ByteArrayContent(bytes) : new StreamContent(new UncountedStream(bytes));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return await server.Client.PostAsync(new Uri($"/api/v1/uploads?name={Uri.EscapeDataString(name)}", UriKind.Relative), content, TestContext.Current.CancellationToken);
    }

    private static Task<string> TextAsync(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    /// <summary>A body whose size nobody says before it is sent.</summary>
    private sealed class UncountedStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
