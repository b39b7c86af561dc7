using System.Diagnostics;
using System.Text.Json.Nodes;
using Lethe.Storage.Users;
using Lethe.Web.Tests.Support;

namespace Lethe.Web.Tests.Api;

/// <summary>The script of docs/rest.md, as it stands there, against a real server.</summary>
public sealed class RestScriptTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lethe-rest-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Script_OnAServerWithUsers_RunsAnAuditFromEndToEnd()
    {
        Assert.SkipUnless(Has("curl") && Has("jq"), "The script needs curl and jq, and this machine lacks one of them.");
        await using var house = await House.OpenAsync();
        var database = house.Server.Engine.Database;
        var token = database.Tokens.Add("script", house.Users.Named(House.Name(Role.Auditor)).Id).Text;
        var (code, output, error) = await RunAsync($"{house.Server.Client.BaseAddress}", token);
        // The original passes its only gate as well: that is no evidence of forgetting.
        Assert.True(code == 2, $"{code}: {output}{error}");
        var audit = Assert.Single(database.Audits.List(Storage.Audits.AuditFilter.All).Audits);
        Assert.Contains($"queued: {audit.Id}", output, StringComparison.Ordinal);
        Assert.Contains("unlearn.fine-tune: accuracy.test ", output, StringComparison.Ordinal);
        Assert.Contains("certificate.json: genuine", output, StringComparison.Ordinal);
        Assert.Contains("certificate.html: genuine", output, StringComparison.Ordinal);
        Assert.EndsWith("verdict: inconclusive\n", output, StringComparison.Ordinal);
        Assert.Equal(audit.Id, (string)JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(_folder, "certificate.json"), TestContext.Current.CancellationToken))!["certificate"]!["audit"]!["id"]!);
        Assert.Equal(database.Findings.Count(audit.Id), (await File.ReadAllLinesAsync(Path.Combine(_folder, "findings.csv"), TestContext.Current.CancellationToken)).Length - 1);
    }

    [Fact]
    public async Task Script_WithATokenThatIsNone_SaysSo()
    {
        Assert.SkipUnless(Has("curl") && Has("jq"), "The script needs curl and jq, and this machine lacks one of them.");
        await using var house = await House.OpenAsync();
        var (code, output, error) = await RunAsync($"{house.Server.Client.BaseAddress}", "lethe_nothing");
        Assert.Equal((3, ""), (code, output));
        Assert.Contains("POST /plans answered with code 401", error, StringComparison.Ordinal);
    }

    private async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        var start = new ProcessStartInfo(Path.Combine(Server.Checkout(), "docs", "rest-audit.sh"), args) { WorkingDirectory = _folder, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output, await error);
    }

    private static bool Has(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, program)));
}
