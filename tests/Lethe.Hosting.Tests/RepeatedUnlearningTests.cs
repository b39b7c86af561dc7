using Lethe.Hosting.Tests.Support;

namespace Lethe.Hosting.Tests;

/// <summary>Evaluators that run the audited method again, on many originals and shadows, through the real engine.</summary>
public sealed class RepeatedUnlearningTests : IDisposable
{
    private const string Evaluators =
        """
        evaluate:
          - { use: eval.klom, models: 6, relabellings: 19 }
          - { use: eval.u-lira, shadows: 12, fewest: 2 }
          - { use: eval.forgetting-score, models: 8 }
          - { use: eval.lira, shadows: 12, oracles: 3 }
          - { use: eval.rmia, shadows: 6, oracles: 3 }
          - { use: eval.attack-r, shadows: 6, oracles: 3 }
          - { use: eval.membership }
          - { use: eval.epsilon }
          - { use: eval.representation, oracles: 3 }
          - { use: eval.relearning, oracles: 3, steps: 20 }
          - { use: eval.weights }
        """;

    private readonly House _house = new();

    public void Dispose() => _house.Dispose();

    [Fact]
    public void Evaluators_OfEveryMembershipKind_RunInAnAudit()
    {
        var text = SmallRequest.Yaml[..SmallRequest.Yaml.IndexOf("evaluate:", StringComparison.Ordinal)] + Evaluators;
        var audit = _house.Audit(_house.Write("request.yaml", text), "--set", "unlearn[1].learningRate=0.5");

        Assert.True(audit.ExitCode == 0, audit.Notes + audit.Json);
        // Doing nothing to the originals leaves them the originals; their answers are computed anew, and round a little otherwise.
        Assert.Equal(
            audit.Value("original", "klom.forget.mean", "bins=gaussian"), audit.Value("unlearn.none", "klom.forget.mean", "bins=gaussian"), 1e-3);
        Assert.NotEqual(
            audit.Value("original", "klom.forget.mean", "bins=gaussian"), audit.Value("unlearn.fine-tune", "klom.forget.mean", "bins=gaussian"), 1e-3);
        Assert.Equal(audit.Value("original", "mia.lira.auc"), audit.Value("unlearn.none", "mia.lira.auc"));
        Assert.Equal(0, audit.Value("unlearn.none", "weights.distance"));
        Assert.True(audit.Value("unlearn.fine-tune", "weights.distance") > 0);
        Assert.Equal(0, audit.Value("unlearn.none", "forgetting.score"));
        // Each oracle is measured beside the others, as if it were the subject.
        Assert.True(audit.Value("oracle", "relearning.loss") > 0);
        Assert.InRange(audit.Value("oracle", "mia.lira.auc"), 0.4, 0.6);
        Assert.Contains(audit.Stages, stage => (string)stage["name"]! == "shadows/1");
    }

    [Fact]
    public void Method_WithShadowsOfItsOwn_IsRunAgainWithThem()
    {
        var text = SmallRequest.Yaml[..SmallRequest.Yaml.IndexOf("unlearn:", StringComparison.Ordinal)] + """
            unlearn:
              - unlearn.none
              - { use: unlearn.datamodel-matching, epochs: 3, learningRate: 0.01, attribution: { use: attribute.datamodel, shadows: 16 } }
            evaluate:
              - { use: eval.klom, models: 4, relabellings: 19 }

            """;
        var audit = _house.Audit(_house.Write("request.yaml", text));

        Assert.True(audit.ExitCode == 0, audit.Notes + audit.Json);
        // Each of the originals was moved by what the shadows tell, and not left as it was.
        Assert.NotEqual(
            audit.Value("unlearn.none", "klom.forget.mean", "bins=gaussian"), audit.Value("unlearn.datamodel-matching", "klom.forget.mean", "bins=gaussian"), 1e-3);
    }
}
