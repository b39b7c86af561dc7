using Lethe.Evaluation.Tests.Support;

namespace Lethe.Evaluation.Tests.OracleGaps;

/// <summary>What the verdict is worth: true retrains have to pass, a model that memorised must not.</summary>
public class EquivalenceSimulationTests
{
    private const int Trials = 200;
    private const int Oracles = 5;

    private const int Fewest = 180;

    [Fact, Trait("Speed", "slow")]
    public void HeldOutRetrain_IsEquivalentInNineOfTenTrials_AndTheOriginalIsNot()
    {
        var (alike, unlike) = (new Dictionary<string, int>(), new Dictionary<string, int>());
        var scene = new Scene(Turns(200), Turns(400), Turns(200));
        for (var trial = 0; trial < Trials; trial++)
        {
            var random = new RandomStream(trial);
            var hard = new float[scene.Labels.Length];
            for (var row = 0; row < hard.Length; row++) hard[row] = (float)(1.2 + 1.5 * random.NextNormal());
            var retrained = Enumerable.Range(0, Oracles).Select(_ => Retrained(scene, hard, random)).ToArray();

            Count(alike, scene, Retrained(scene, hard, random), retrained, trial);
            Count(unlike, scene, Original(scene, hard, random), retrained, trial);
        }

        foreach (var measure in new[] { "accuracy", "loss" })
        {
            foreach (var part in new[] { "forget", "retain", "test" })
            {
                var held = alike[$"metric={measure}, split={part}"];
                Assert.True(held >= Fewest, $"a true retrain was equivalent in {held} of {Trials} by {measure} on {part}");
            }
            var same = unlike.GetValueOrDefault($"metric={measure}, split=forget");
            Assert.True(same <= 0.05 * Trials, $"the original was equivalent in {same} of {Trials} by {measure}");
        }
    }

    private static void Count(Dictionary<string, int> counts, Scene scene, float[][] subject, float[][][] oracles, long seed)
    {
        var job = Scene.Evaluate(scene.Job(subject, oracles, seed), "eval.oracle-gap", """{ "draws": 200 }""");
        foreach (var finding in job.Findings.Where(finding => finding is { Metric: "gap.equivalent", Value: 1 }))
            counts[finding.Slice] = counts.GetValueOrDefault(finding.Slice) + 1;
    }

    // A record's margin is how easy it is, with noise of the run on each record and a little of the run as a whole.
    private static float[][] Retrained(Scene scene, float[] hard, RandomStream random)
    {
        var run = 0.03 * random.NextNormal();
        return Margins(scene, row => hard[row] + run + 0.7 * random.NextNormal() + (row is >= 200 and < 600 ? 3 : 0));
    }

    // It was trained on the forget set as on the retain set.
    private static float[][] Original(Scene scene, float[] hard, RandomStream random) =>
        Margins(scene, row => hard[row] + 0.7 * random.NextNormal() + (row < 600 ? 3 : 0));

    private static float[][] Margins(Scene scene, Func<int, double> margin) =>
        [.. scene.Labels.Select((label, row) => (float)margin(row) is var sure && label == 0 ? new[] { sure, 0 } : [0, sure])];

    private static long[] Turns(int count) => [.. Enumerable.Range(0, count).Select(i => (long)(i % 2))];
}
