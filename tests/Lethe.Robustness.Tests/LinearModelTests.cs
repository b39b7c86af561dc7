using System.Text.Json;
using Lethe.Robustness.Tests.Support;

namespace Lethe.Robustness.Tests;

/// <summary>On a linear model of two classes the least distance that breaks a record is known: its margin by the norm of w.</summary>
public class LinearModelTests
{
    private const int Records = 300, Features = 12;

    private static readonly double[] Weights = [.. Scene.Normal(Features, seed: 3).Select(one => (double)one)];

    private static readonly float[] Values = Scene.Normal(Records * Features, seed: 4);

    [Theory]
    [InlineData("cross-entropy")]
    [InlineData("margin")]
    public void Accuracy_WithoutBounds_IsTheClosedForm(string loss)
    {
        double[] epsilons = [0.02, 0.1, 0.25, 0.5, 2];
        var (labels, margins) = Drawn();
        using var subject = Scene.Linear(Weights, 0.3);

        var job = Scene.Job(subject, Scene.Split(Values, labels, Features)).Attacked(
            $$"""{ "epsilons": [0.5, 0.02, 0.25, 0.1, 2, 0.1], "losses": "{{loss}}", "restarts": 1, "steps": 10 }""");

        var norm = Weights.Sum(Math.Abs);
        foreach (var epsilon in epsilons)
        {
            Assert.DoesNotContain(margins, margin => Math.Abs(margin - epsilon * norm) < 1e-4);
            var finding = job.Single("robust.accuracy", FormattableString.Invariant($"eps={epsilon}"));
            Assert.Equal(margins.Count(margin => margin > epsilon * norm) / (double)Records, finding.Value);
            Assert.Equal(Proportion.Wilson(margins.Count(margin => margin > epsilon * norm), Records), new Interval(finding.Low!.Value, finding.High!.Value, 0.95, "Wilson"));
            Assert.Equal("", finding.Reason);
        }
        Assert.Equal(margins.Count(margin => margin > 0) / (double)Records, job.Accuracy("0"));
        Assert.Equal(epsilons.Length + 1, job.Findings.Count);
        var curve = job.Exhibits.OfType<CurveExhibit>().Single().Series.Single();
        Assert.Equal(epsilons.Prepend(0), curve.X);
        Assert.Equal(curve.Y.OrderDescending(), curve.Y);
        Assert.True(curve.Y.Distinct().Count() >= 4);
    }

    [Theory]
    [InlineData(new[] { .5f, .5f, .9f, .1f }, new[] { 1, -2, 3, .5 }, -1, "0.199", "0.201")]
    [InlineData(new[] { .05f, .5f, .1f, .9f }, new[] { 4, -1, 2, .5 }, .9, "0.699", "0.701")]
    public void Accuracy_InsideTheBounds_FallsAtTheKnownDistance(float[] x, double[] w, double b, string holds, string breaks)
    {
        using var subject = Scene.Linear(w, b);
        var job = Scene.Job(subject, Scene.Split(x, [1], 4), 0, 1).Attacked($$"""{ "epsilons": [{{holds}}, {{breaks}}] }""");
        Assert.Equal((1, 1, 0), (job.Accuracy("0"), job.Accuracy(holds), job.Accuracy(breaks)));
    }

    [Fact]
    public void Attack_OnALinearModelOfTenClasses_BreaksWhatTheNearestBoundaryAllowsAndNothingElse()
    {
        const int Classes = 10;
        var weights = Scene.Normal(Classes * Features, seed: 6);
        using var subject = Scene.Linear(weights, Classes);
        var (labels, distances) = Nearest(weights, Classes);
        var epsilon = distances.Order().ElementAt(Records / 2);

        var job = Scene.Job(subject, Scene.Split(Values, labels, Features), classes: Classes)
            .Attacked(FormattableString.Invariant($$"""{ "epsilons": {{epsilon}} }"""));

        // Gradients mix the classes, so that the band just below epsilon may hold; nothing above it may break.
        var held = job.Accuracy(FormattableString.Invariant($"{epsilon}")) * Records;
        Assert.InRange(held, distances.Count(distance => distance > epsilon * 1.0001), distances.Count(distance => distance > 0.99 * epsilon));
        Assert.Equal(1, job.Accuracy("0"));
    }

    [Fact]
    public void Accuracy_OfARecordThatNoInputWithinTheBoundsBreaks_HoldsAtAnyDistance()
    {
        using var subject = Scene.Linear([4, -1, 2, .5], 1.05);
        var job = Scene.Job(subject, Scene.Split([.05f, .5f, .1f, .9f], [1], 4), 0, 1).Attacked("""{ "epsilons": [1, 50] }""");
        Assert.Equal((1, 1), (job.Accuracy("1"), job.Accuracy("50")));
    }

    [Fact]
    public void Inputs_OfTheAttack_StayWithinEpsilonAndTheBounds()
    {
        // Numbers as large as these have few digits left for an epsilon as small as this.
        float[] x = [1000.123f, -0.4f, 3e-5f, 0.97f, 77.7f];
        double[] w = [1, -1, 0.5, 1, -0.3];
        using var subject = new Watched(Scene.Linear(w, 1e6));
        const double Epsilon = 0.0337;
        Scene.Job(subject, Scene.Split(x, [1], 5), -0.41, 1000.13).Attacked($$"""{ "epsilons": {{Epsilon}}, "losses": "margin", "restarts": 1 }""");

        Assert.Equal(51, subject.Differentiated.Count);
        foreach (var input in subject.Differentiated)
        {
            Assert.All(input.Zip(x), pair => Assert.True(Math.Abs(pair.First - pair.Second) <= Epsilon, $"{pair}"));
            Assert.All(input, value => Assert.InRange(value, (float)-0.41, (float)1000.13));
        }
        // The last steps are at the corner that hurts most, as far as the bounds let them.
        var last = subject.Differentiated[50];
        Assert.Equal([1000.123f - Epsilon, -0.4f + Epsilon, 3e-5f - Epsilon, 0.97f - Epsilon, 77.7f + Epsilon], last, (a, b) => Math.Abs(a - b) < 1e-4);
    }

    [Fact]
    public void Attack_LeavesAloneWhatIsWrongAlreadyAndStopsWhereItBroke()
    {
        var (labels, margins) = Drawn();
        using var subject = new Watched(Scene.Linear(Weights, 0.3));

        Scene.Job(subject, Scene.Split(Values, labels, Features)).Attacked("""{ "epsilons": 5, "steps": 50, "restarts": 5 }""");

        // One look each would do for most; a whole attack would be 255 for each.
        var right = margins.Count(margin => margin > 0);
        Assert.InRange(subject.Differentiated.Count, right, 30 * right);
        Assert.DoesNotContain(subject.Differentiated, input => margins.Index().Where(one => one.Item < 0)
            .Any(one => input.Zip(Values.Skip(one.Index * Features)).All(pair => Math.Abs(pair.First - pair.Second) < 1e-3)));
    }

    [Fact]
    public void Findings_OfTheSameSeed_AreTheSameBitForBitWhateverTheBatchSize()
    {
        var (labels, _) = Drawn();
        using var subject = Scene.Linear(Weights, 0.3);
        string Run(long seed, int batch) => JsonSerializer.Serialize(Scene.Job(subject, Scene.Split(Values, labels, Features), seed: seed)
            .Attacked($$"""{ "epsilons": [0.05, 0.2], "records": 100, "batchSize": {{batch}}, "steps": 3, "stepSize": 0.1, "restarts": 2 }""").Findings);

        Assert.Equal(Run(1, 256), Run(1, 256));
        Assert.Equal(Run(1, 256), Run(1, 1));
        Assert.Equal(Run(1, 256), Run(1, 7));
        Assert.NotEqual(Run(1, 256), Run(2, 256));
        Assert.Contains("\"N\":100", Run(1, 256), StringComparison.Ordinal);
    }

    [Fact]
    public void Restarts_ThatAreMore_FindWhatFewerMissed()
    {
        var (labels, _) = Drawn();
        using var subject = Scene.Linear(Weights, 0.3);
        double Run(int restarts) => Scene.Job(subject, Scene.Split(Values, labels, Features))
            .Attacked($$"""{ "epsilons": 0.25, "steps": 1, "stepSize": 0.01, "restarts": {{restarts}} }""").Accuracy("0.25");
        Assert.True(Run(200) < Run(1));
    }

    /// <summary>The model's own answers, and how far each number must move to change them: margin by the norm of the weights' difference.</summary>
    private static (long[] Labels, double[] Distances) Nearest(float[] weights, int classes)
    {
        var (labels, distances) = (new long[Records], new double[Records]);
        var logits = new double[classes];
        for (var i = 0; i < Records; i++)
        {
            for (var k = 0; k < classes; k++)
                logits[k] = Enumerable.Range(0, Features).Sum(f => (double)weights[k * Features + f] * Values[i * Features + f]);
            var best = Array.IndexOf(logits, logits.Max());
            labels[i] = best;
            distances[i] = Enumerable.Range(0, classes).Where(k => k != best).Min(k => (logits[best] - logits[k])
                / Enumerable.Range(0, Features).Sum(f => Math.Abs((double)weights[best * Features + f] - weights[k * Features + f])));
        }
        return (labels, distances);
    }

    /// <summary>Labels that the model gets right, but for one in ten; and by how much.</summary>
    private static (long[] Labels, double[] Margins) Drawn()
    {
        var (labels, margins) = (new long[Records], new double[Records]);
        for (var i = 0; i < Records; i++)
        {
            var score = 0.3;
            for (var k = 0; k < Features; k++) score += Weights[k] * Values[i * Features + k];
            labels[i] = (score > 0) ^ (i % 10 == 0) ? 1 : 0;
            margins[i] = labels[i] == 1 ? score : -score;
        }
        return (labels, margins);
    }
}
