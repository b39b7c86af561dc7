using System.Text.Json.Nodes;
using Lethe.Hosting.Tests.Support;

namespace Lethe.Hosting.Tests;

/// <summary>The commands around an audit, as a user goes through them.</summary>
public sealed class DoorTests : IDisposable
{
    private const string Policy =
        """
        evidence: []
        gates:
          - { metric: accuracy.test, atLeast: 0.5 }
          - { metric: calibration.ece, atMost: 0.9 }
        """;

    private readonly House _house = new();

    public void Dispose() => _house.Dispose();

    [Fact]
    public void Request_WithEightFaults_GivesEightMessagesAndRunsNothing()
    {
        var request = _house.Write("request.yaml",
            """
            name: ""
            seed: many
            device: tpu
            data: { use: data.glyps }
            subject: { use: model.train, epochs: -1 }
            forget: { use: forget.random, fraction: 2 }
            evaluate: [ { use: eval.utilty } ]
            budget: { minutes: 0 }
            """);
        var answer = _house.Run("audit", "run", request);
        Assert.Equal(3, answer.ExitCode);
        var lines = answer.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(lines.Length == 8, answer.Error);
        Assert.Equal(Enumerable.Range(1, 8).Select(line => $"line {line}:"), lines.Select(line => line[..7]));
        Assert.Contains("Did you mean 'eval.utility'?", answer.Error, StringComparison.Ordinal);
        Assert.Contains("No audits.", _house.Run("audit", "list").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Capability_ThatTheSubjectLacks_IsRefusedBeforeAnythingRuns()
    {
        _house.Write("model.onnx", "");
        var request = _house.Write("request.yaml", SmallRequest.Yaml.Replace(
            "{ use: model.train, architecture: { use: arch.mlp, widths: [16] }, epochs: 6 }", "{ use: model.onnx, path: model.onnx }", StringComparison.Ordinal));
        var answer = _house.Run("audit", "run", request);
        Assert.Equal(3, answer.ExitCode);
        Assert.Contains("unlearn.fine-tune needs parameters to train; model.onnx does not give that.", answer.Error, StringComparison.Ordinal);
        Assert.Contains("eval.oracle-gap needs models trained like the subject", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void File_ThatIsNotThere_IsNamedWithItsLine()
    {
        var request = _house.Write("request.yaml", SmallRequest.Yaml.Replace("data.gaussians, train: 240, test: 120, seed: 5", "data.csv, train: no.csv, label: y", StringComparison.Ordinal));
        var answer = _house.Run("audit", "run", request);
        Assert.Equal(3, answer.ExitCode);
        Assert.StartsWith("line 4:", answer.Error, StringComparison.Ordinal);
        Assert.Contains("no.csv", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Audit_FromRunToVerify_IsTheSameEverywhere()
    {
        _house.Write("policy.yaml", Policy);
        var request = _house.Write("request.yaml", SmallRequest.Yaml + "\npolicy: { file: policy.yaml }\n");
        var plan = _house.Run("audit", "plan", request);
        Assert.Contains("not known yet", plan.Output, StringComparison.Ordinal);

        var answer = _house.Audit(request);
        Assert.Equal(0, answer.ExitCode);
        Assert.Equal("pass", (string)answer.Json["verdict"]!);
        Assert.Equal(4, answer.Json["gates"]!.AsArray().Count);
        Assert.Contains("Everything is there already.", _house.Run("audit", "plan", request).Output, StringComparison.Ordinal);

        var shown = JsonNode.Parse(_house.Run("audit", "show", answer.Id[..8], "--json").Output)!;
        Assert.True(JsonNode.DeepEquals(Sorted(answer.Json), Sorted(shown)));
        Assert.Contains("pass", _house.Run("audit", "list").Output, StringComparison.Ordinal);

        var folder = Path.Combine(_house.Folder, "out");
        Assert.Equal(0, _house.Run("audit", "export", answer.Id, folder).ExitCode);
        Assert.Contains("testsuites", File.ReadAllText(Path.Combine(folder, "gates.xml")), StringComparison.Ordinal);
        var findings = answer.Findings.Split('\n').Length;
        Assert.Equal(findings + 1, File.ReadAllLines(Path.Combine(folder, "findings.csv")).Length);
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(folder, "exhibits")));

        var verified = _house.Run("audit", "verify", answer.Id);
        Assert.True(verified.ExitCode == 0, verified.Error);
        Assert.Contains("3 models checked", verified.Output, StringComparison.Ordinal);
        var weights = Directory.GetFiles(Path.Combine(_house.Home, "store", "artifacts"), "model.safetensors", SearchOption.AllDirectories)
            .First(file => Path.GetFileName(Path.GetDirectoryName(file)!).Length == 64);
        var bytes = File.ReadAllBytes(weights);
        bytes[^1] ^= 1;
        File.WriteAllBytes(weights, bytes);
        var broken = _house.Run("audit", "verify", answer.Id);
        Assert.Equal(1, broken.ExitCode);
        Assert.Contains("its hash differs", broken.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Model_OfAResult_IsHandedOverInEveryFormat()
    {
        var answer = _house.Audit(_house.Write("request.yaml", SmallRequest.Yaml));
        foreach (var name in new[] { "m.pt", "m.safetensors", "m.onnx" })
        {
            var path = Path.Combine(_house.Folder, name);
            var export = _house.Run("model", "export", "--audit", answer.Id, "--subject", "unlearn.fine-tune", path);
            Assert.True(export.ExitCode == 0, export.Error);
            var info = _house.Run("model", "info", path, "--json");
            Assert.True(info.ExitCode == 0, info.Error);
            Assert.Equal(new FileInfo(path).Length, (long)JsonNode.Parse(info.Output)!["bytes"]!);
            // What was handed over is a subject like any other, and scores the same.
            var again = _house.Audit(_house.Write($"{name}.yaml",
                $$"""
                name: Again
                seed: 3
                device: cpu
                data: { use: data.gaussians, train: 240, test: 120, seed: 5 }
                subject: { use: model.{{(name.EndsWith("pt", StringComparison.Ordinal) ? "torchscript" : Path.GetExtension(name)[1..])}}, path: {{name}} }
                evaluate: [ { use: eval.utility }, { use: eval.calibration } ]
                """));
            Assert.True(again.ExitCode == 0, again.Notes + again.Json);
            Assert.Equal(answer.Value("unlearn.fine-tune", "accuracy.test"), again.Value("original", "accuracy.test"), 1e-9);
            Assert.Equal(answer.Value("unlearn.fine-tune", "loss.test"), again.Value("original", "loss.test"), 1e-5);
        }
        var unknown = _house.Run("model", "export", "--audit", answer.Id, "--subject", "unlearn.salun", "x.pt");
        Assert.Equal(3, unknown.ExitCode);
        Assert.Contains("it has original, unlearn.none, unlearn.fine-tune", unknown.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Store_Collected_KeepsFindingsAndComputesAnew()
    {
        var request = _house.Write("request.yaml", SmallRequest.Yaml);
        var answer = _house.Audit(request);
        Assert.Contains("artifacts", _house.Run("store", "status").Output, StringComparison.Ordinal);
        Assert.Contains("removed", _house.Run("store", "gc", "--max-size", "0MB").Output, StringComparison.Ordinal);
        Assert.StartsWith("0 artifacts", _house.Run("store", "status").Output, StringComparison.Ordinal);
        Assert.Contains("accuracy.test", _house.Run("audit", "show", answer.Id).Output, StringComparison.Ordinal);
        var again = _house.Audit(request);
        Assert.Empty(again.Reused);
        Assert.Equal(answer.Findings, again.Findings);
    }

    // The database keeps keys in order.
    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => KeyValuePair.Create(pair.Key, Sorted(pair.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Sorted)]),
        _ => node?.DeepClone(),
    };
}
