using Lethe.Hosting.Tests.Support;

namespace Lethe.Hosting.Tests;

/// <summary>What is computed again, and what is not.</summary>
public sealed class ReuseTests : IDisposable
{
    private readonly House _house = new();

    public void Dispose() => _house.Dispose();

    [Fact]
    public void SameRequest_RunTwice_ComputesNothingAndFindsTheSame()
    {
        var request = _house.Write("request.yaml", SmallRequest.Yaml);
        var first = _house.Audit(request);
        Assert.Equal(0, first.ExitCode);
        Assert.Empty(first.Reused);
        Assert.Equal("not-judged", (string)first.Json["verdict"]!);

        var second = _house.Audit(request);
        Assert.Empty(second.Computed);
        Assert.Equal(first.Findings, second.Findings);
        Assert.NotEqual(first.Id, second.Id);

        // In another home nothing is there, and the numbers are the same all the same.
        using var elsewhere = new House();
        var third = elsewhere.Audit(elsewhere.Write("request.yaml", SmallRequest.Yaml));
        Assert.Empty(third.Reused);
        Assert.Equal(first.Findings, third.Findings);
    }

    [Fact]
    public void EvaluatorOption_Changed_ComputesThatEvaluatorAlone()
    {
        var request = _house.Write("request.yaml", SmallRequest.Yaml);
        _house.Audit(request);
        var changed = _house.Audit(request, "--set", "evaluate[2].draws=300");
        Assert.All(changed.Computed, name => Assert.EndsWith("/eval.calibration", name));
        Assert.Equal(4, changed.Computed.Count);
    }

    [Fact]
    public void UnlearnerOption_Changed_ComputesThatMethodAndWhatMeasuresIt()
    {
        var request = _house.Write("request.yaml", SmallRequest.Yaml);
        _house.Audit(request);
        var changed = _house.Audit(request, "--set", "unlearn[1].epochs=3");
        Assert.Equal("unlearn/unlearn.fine-tune", changed.Computed[0]);
        Assert.All(changed.Computed.Skip(1), name => Assert.StartsWith("evaluate/unlearn.fine-tune/", name));
        Assert.Equal(4, changed.Computed.Count);
    }

    [Fact]
    public void Seed_Changed_ComputesWhatDependsOnIt()
    {
        // The data have a seed of their own, and what is to be forgotten is named.
        var ids = string.Join(", ", Enumerable.Range(0, 20).Select(i => $"train-{i:D6}"));
        var text = SmallRequest.Yaml.Replace("forget.random, fraction: 0.1", $"forget.ids, ids: [{ids}]", StringComparison.Ordinal);
        var request = _house.Write("request.yaml", text);
        var first = _house.Audit(request);
        Assert.Equal(0, first.ExitCode);

        var other = _house.Audit(request, "--set", "seed=4");
        Assert.Equal(["data", "forget"], other.Reused);
        Assert.NotEqual(first.Findings, other.Findings);

        var drawn = _house.Audit(request, "--set", "seed=4", "--set", "data={ use: data.gaussians, train: 240, test: 120 }");
        Assert.Empty(drawn.Reused);
    }

    [Fact]
    public void Seed_ChangedUnderDataAndAModelFromFiles_LeavesThemAlone()
    {
        var csv = "x,y,label\n" + string.Concat(Enumerable.Range(0, 200).Select(i => $"{i % 17},{i % 5},{(i % 17 > 8 ? "far" : "near")}\n"));
        _house.Write("train.csv", csv);
        _house.Write("test.csv", csv);
        var text = SmallRequest.Yaml
            .Replace("data.gaussians, train: 240, test: 120, seed: 5", "data.csv, train: train.csv, test: test.csv, label: label", StringComparison.Ordinal)
            .Replace("forget.random, fraction: 0.1", "forget.ids, ids: [train-000003, train-000009, train-000012, train-000021, train-000040]", StringComparison.Ordinal);
        var request = _house.Write("request.yaml", text);
        var first = _house.Audit(request);
        Assert.True(first.ExitCode == 0, first.Notes + first.Json);
        var trained = _house.Write("model.safetensors", "");
        Assert.Equal(0, _house.Run("model", "export", "--audit", first.Id, "--subject", "original", trained).ExitCode);

        var fromFile = _house.Write("from-file.yaml", text.Replace(
            "{ use: model.train, architecture: { use: arch.mlp, widths: [16] }, epochs: 6 }",
            "{ use: model.safetensors, path: model.safetensors, recipe: { use: model.train, architecture: { use: arch.mlp, widths: [16] }, epochs: 6 } }",
            StringComparison.Ordinal));
        var before = _house.Audit(fromFile);
        Assert.True(before.ExitCode == 0, before.Notes + before.Json);
        var after = _house.Audit(fromFile, "--set", "seed=4");
        Assert.Contains("subject", after.Reused);
        Assert.Contains("forget", after.Reused);
        Assert.Contains("evaluate/original/eval.utility", after.Reused);
        Assert.Contains("oracles", after.Computed);
        Assert.Contains("unlearn/unlearn.fine-tune", after.Computed);
        // It draws nothing, and a model that was not changed is not measured again.
        Assert.Contains("unlearn/unlearn.none", after.Reused);
    }

    [Fact]
    public void MoreOracles_AskedFor_AddsToThoseThatAreThere()
    {
        var alone = SmallRequest.Yaml.Replace("arch.mlp, widths: [16]", "arch.mlp, widths: [16], dropout: 0.1", StringComparison.Ordinal)
            .Replace("epochs: 6", "epochs: 6, earlyStop: 6", StringComparison.Ordinal)
            .Replace("train: 240,", "train: 240, validation: 40,", StringComparison.Ordinal);
        var request = _house.Write("request.yaml", alone);
        var three = _house.Audit(request);
        Assert.True(three.ExitCode == 0, three.Notes + three.Json);
        var keysOfThree = OracleKeys();
        var five = _house.Audit(request, "--set", "evaluate[1].oracles=5");
        Assert.Equal(0, five.ExitCode);
        Assert.Contains("oracles", five.Computed);
        Assert.Equal(5, OracleKeys("--set", "evaluate[1].oracles=5").Count);
        Assert.Equal(keysOfThree, OracleKeys("--set", "evaluate[1].oracles=5").Take(3));

        IReadOnlyList<string> OracleKeys(params string[] set)
        {
            var answer = _house.Run([.. new[] { "audit", "plan", request, "--json" }, .. set]);
            var plan = System.Text.Json.Nodes.JsonNode.Parse(answer.Output)!;
            return [.. plan["stages"]!.AsArray().Single(stage => (string)stage!["name"]! == "oracles")!["keys"]!.AsArray().Select(key => (string)key!)];
        }
    }

    [Fact]
    public void SameMethod_UnderTwoNames_GivesEqualNumbers()
    {
        var request = _house.Write("request.yaml", SmallRequest.Unlearning("unlearn.fine-tune, epochs: 2", "unlearn.fine-tune, epochs: 2"));
        var answer = _house.Audit(request);
        Assert.True(answer.ExitCode == 0, answer.Notes + answer.Json);
        Assert.Equal(
            answer.Value("unlearn.fine-tune", "loss.forget"), answer.Value("unlearn.fine-tune#2", "loss.forget"));
    }
}
