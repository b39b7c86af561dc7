using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Lethe.Hosting.Tests.Support;
using Lethe.Web.Tests.Support;

namespace Lethe.Web.Tests.Users;

/// <summary>The command line as a process with a home of its own, on a server that has users.</summary>
public sealed partial class RemoteCommandTests : IAsyncLifetime
{
    private const string Policy = "name: Release\ngates:\n  - metric: accuracy.test\n    atLeast: 0.999999\n    reason: It must do its work.\n";

    private readonly string _home = Directory.CreateTempSubdirectory("lethe-remote-").FullName;
    private House _house = null!;
    private Dictionary<string, string?> _auditor = [];

    public async ValueTask InitializeAsync()
    {
        _house = await House.OpenAsync();
        _auditor = Environment(_house.Server.Engine.Database.Tokens.Add("remote", _house.Users.Named("auditor").Id).Text);
    }

    public async ValueTask DisposeAsync()
    {
        await _house.DisposeAsync();
        Directory.Delete(_home, recursive: true);
    }

    [Fact]
    public async Task Audit_OnAServer_IsRunFollowedShownExportedAndCertified()
    {
        await WriteAsync("policy.yaml", Policy);
        var request = await WriteAsync("request.yaml", SmallRequest.Yaml + "\npolicy: { file: policy.yaml }\n");
        var (code, output, error) = await RunAsync("audit", "run", request, "--set", "seed=7");
        // The gate cannot be met, and its file is on this machine alone.
        Assert.True(code is 1 or 2, output + error);
        Assert.Contains("subject: done in", output, StringComparison.Ordinal);
        Assert.Contains("accuracy.test", output, StringComparison.Ordinal);
        var id = output.Split("Audit ")[1][..10];
        var there = _house.Server.Engine.Database.Audits.Detail(id)!;
        Assert.Equal((7, Policy), (there.Audit.Seed, there.PolicyText));

        Assert.Contains(id, (await RunAsync("audit", "list", "--state", "finished")).Output, StringComparison.Ordinal);
        var shown = await RunAsync("audit", "show", id[..8]);
        Assert.Contains("finished, verdict", shown.Output, StringComparison.Ordinal);
        Assert.Contains("seed 7", shown.Output, StringComparison.Ordinal);
        foreach (var file in new[] { "result.json", "gates.xml", "findings.csv", "all" }) Assert.Equal(0, (await RunAsync("audit", "export", id, Path.Combine(_home, file))).Code);
        Assert.Equal(id, (string?)JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(_home, "result.json"), TestContext.Current.CancellationToken))!["audit"]);
        Assert.Contains("<testsuites", await File.ReadAllTextAsync(Path.Combine(_home, "gates.xml"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(there.Exhibits.Count, Directory.GetFiles(Path.Combine(_home, "all", "exhibits")).Length);

        var certificate = Path.Combine(_home, "certificate.json");
        Assert.Equal(0, (await RunAsync("audit", "certify", id, "--out", certificate)).Code);
        Assert.Contains($"is the certificate of audit {id}", (await RunAsync("audit", "verify", certificate)).Output, StringComparison.Ordinal);
        Assert.Contains("The chain is whole", (await RunAsync("audit", "verify")).Output, StringComparison.Ordinal);
        Assert.Equal(3, (await RunAsync("audit", "cancel", id)).Code);
        Assert.False(File.Exists(Path.Combine(_home, "lethe.db")));
    }

    [Fact]
    public async Task CtrlC_WhileFollowing_LeavesTheAuditAndSaysHowToCallItOff()
    {
        var request = await WriteAsync("request.yaml", SmallRequest.Yaml.Replace("epochs: 6", "epochs: 10000", StringComparison.Ordinal));
        using var process = LetheProgram.Start(_home, _auditor, "audit", "run", request);
        var line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        var id = line!.Split(' ')[1].TrimEnd(':');
        await _house.UntilAsync(id, "running");
        Assert.Equal(0, Kill(process.Id, 2));
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(3, process.ExitCode);
        Assert.Contains($"lethe audit cancel {id} --server http://127.0.0.1:", error, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync("audit", "cancel", id)).Code);
        await _house.UntilAsync(id, "cancelled");
    }

    [Fact]
    public async Task Server_ThatRefuses_IsQuotedAndTheExitCodeIsThree()
    {
        var request = await WriteAsync("request.yaml", SmallRequest.Yaml);
        var viewer = Environment(_house.Server.Engine.Database.Tokens.Add("viewer", _house.Users.Named("viewer").Id).Text);
        foreach (var (environment, reason) in new[] { (viewer, "This needs the role auditor"), (Environment("lethe_wrong"), "This token is not known here"), (Environment(null), "This needs a token") })
        {
            var (code, _, error) = await LetheProgram.RunAsync(_home, null, environment, "audit", "run", request);
            Assert.Equal(3, code);
            Assert.Contains(reason, error, StringComparison.Ordinal);
        }
        var bad = await RunAsync("audit", "run", await WriteAsync("bad.yaml", "name: Bad\nseed: much\nsubjekt: x\nsubject: { use: model.trian }\nevaluate: [ eval.utility ]\n"));
        Assert.Equal(3, bad.Code);
        Assert.Contains("line 2:", bad.Error, StringComparison.Ordinal);
        Assert.Contains("line 3:", bad.Error, StringComparison.Ordinal);
        var plugins = await LetheProgram.RunAsync(_home, null, viewer, "plugin", "list", "--kind", "eval");
        Assert.Contains("eval.utility", plugins.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("does not answer", "audit", "list", "--server", "http://127.0.0.1:9")]
    [InlineData("is no address of a server", "audit", "list", "--server", "example.org")]
    public async Task Server_ThatIsNone_IsSaidInASentence(string reason, params string[] args)
    {
        var (code, _, error) = await LetheProgram.RunAsync(_home, null, null, args);
        Assert.Equal(3, code);
        Assert.Contains(reason, error, StringComparison.Ordinal);
    }

    private Task<(int Code, string Output, string Error)> RunAsync(params string[] args) => LetheProgram.RunAsync(_home, null, _auditor, args);

    private Dictionary<string, string?> Environment(string? token) =>
        new() { ["LETHE_SERVER"] = _house.Server.Client.BaseAddress!.ToString(), ["LETHE_TOKEN"] = token };

    private async Task<string> WriteAsync(string name, string text)
    {
        var path = Path.Combine(_home, name);
        await File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);
        return path;
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
