using System.Text.Json.Nodes;
using Lethe.Hosting.Tests.Support;

namespace Lethe.Hosting.Tests;

/// <summary>
/// Models that only look as if they had forgotten, judged by the policy that the documentation offers. All of them fail,
/// and a model that was truly retrained passes: both are needed, or the policy says nothing.
/// </summary>
public sealed class CheaterTests : IDisposable
{
    private const string Retrain = "unlearn.retrain";

    private const string Request =
        """
        name: Cheaters
        device: cpu
        data: { use: data.glyphs, train: 1500, test: 1000, size: 16, owners: 30, labelNoise: 0.1, seed: 1 }
        subject: { use: model.train, architecture: { use: arch.mlp, widths: [128, 32] }, epochs: 60 }
        forget: { use: forget.random, fraction: 0.1 }
        unlearn:
          - unlearn.cheat-nothing
          - { use: unlearn.cheat-head, until: 1.5, learningRate: 0.05, epochs: 20 }
          - unlearn.cheat-filter
          - unlearn.cheat-over
          - { use: unlearn.cheat-hide, until: 2, learningRate: 0.05, push: 0.3, epochs: 15 }
          - unlearn.retrain
        evaluate:
          - { use: eval.oracle-gap, oracles: 10 }
          - eval.membership
          - { use: eval.representation, oracles: 3 }
          - { use: eval.relearning, oracles: 1, steps: 100 }
        policy: { file: policy.yaml }

        """;

    private readonly House _house = new("Cheaters");

    public void Dispose() => _house.Dispose();

    [Fact]
    public void Cheaters_OfOneSeed_AllFailAndARetrainPasses()
    {
        var verdicts = Judge(1);
        Assert.All(verdicts, pair => Assert.Equal((pair.Key, pair.Key == Retrain ? "pass" : "fail"), (pair.Key, pair.Value)));
    }

    [Fact]
    [Trait("Speed", "slow")]
    public void Cheaters_OfTenSeeds_AllFailAndARetrainPassesInNine()
    {
        var verdicts = Enumerable.Range(1, 10).SelectMany(Judge).ToArray();
        Assert.Equal(60, verdicts.Length);
        Assert.All(verdicts.Where(pair => pair.Key != Retrain), pair => Assert.Equal((pair.Key, "fail"), (pair.Key, pair.Value)));
        var passed = verdicts.Count(pair => pair.Key == Retrain && pair.Value == "pass");
        Assert.True(passed >= 9, $"a true retrain passed {passed} times of 10");
    }

    // A result's verdict is the worst of its gates, and no pass where evidence is missing.
    private Dictionary<string, string> Judge(int seed)
    {
        _house.Write("policy.yaml", File.ReadAllText(Path.Combine(House.Checkout, "docs", "policies", "forgotten.yaml")));
        var audit = _house.Audit(_house.Write("request.yaml", Request), "--set", $"seed={seed}");
        Assert.NotEqual("could-not-run", (string)audit.Json["verdict"]!);
        var missing = audit.Json["missingEvidence"]!.AsArray().Select(one => (string)one!["subject"]!).ToHashSet();
        return audit.Json["gates"]!.AsArray().GroupBy(gate => (string)gate!["subject"]!).ToDictionary(
            group => group.Key, group => Worst(group, missing.Contains(group.Key)));
    }

    private static string Worst(IEnumerable<JsonNode?> gates, bool isEvidenceMissing)
    {
        var words = gates.Select(gate => (string)gate!["verdict"]!).ToHashSet();
        return words.Contains("fail") ? "fail" : isEvidenceMissing || words.Contains("inconclusive") ? "inconclusive" : "pass";
    }
}
