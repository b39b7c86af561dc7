using Lethe.Unlearning.Preference;
using Lethe.Unlearning.Tests.Support;
using static TorchSharp.torch;

namespace Lethe.Unlearning.Tests;

public class NegativePreferenceTests
{
    [Theory, Trait("Speed", "slow")]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5)]
    public void Toy_GradientAscentAndPreference_DriftLinearlyAndLogarithmically(int seed)
    {
        using var scope = NewDisposeScope();
        var toy = new LogisticToy(seed);
        double Drift(Tensor weights) => (weights - toy.Base).norm().item<double>();
        (double[] Drift, double[] Kl) Run(Func<Tensor, Tensor> loss)
        {
            var weights = toy.Base;
            var (drift, kl) = (new List<double>(), new List<double>());
            for (var steps = 500; steps <= 4000; steps *= 2)
            {
                weights = LogisticToy.Descend(weights, drift.Count == 0 ? 500 : steps / 2, 2, loss);
                drift.Add(Drift(weights));
                kl.Add(toy.RetainKl(weights));
            }
            return ([.. drift], [.. kl]);
        }

        var ascent = Run(weights => toy.Forget(weights).mean());
        var reference = toy.Forget(toy.Base);
        var preference = Run(weights => PreferenceLoss.Each(toy.Forget(weights), reference, 1).mean());

        var told = $"ascent {string.Join(" ", ascent.Drift)}; preference {string.Join(" ", preference.Drift)}; kl {string.Join(" ", ascent.Kl)}; {string.Join(" ", preference.Kl)}";
        // Twice the steps: twice as far, against a constant further.
        Assert.True(ascent.Drift[^1] / ascent.Drift[^2] > 1.8, told);
        Assert.True(preference.Drift[^1] / preference.Drift[^2] < 1.3, told);
        Assert.True(preference.Drift[^1] - preference.Drift[^2] < 1.5 * (preference.Drift[^2] - preference.Drift[^3]), told);
        Assert.True(ascent.Kl[^1] > 10 * preference.Kl[^1], told);
    }

    [Fact]
    public void Npo_FirstStepAlone_IsThatOfGradientAscent()
    {
        using var scene = new Forgetting();
        const string OneStep = "\"epochs\": 1, \"momentum\": 0, \"weightDecay\": 0, \"learningRate\": 0.1";

        var ascent = scene.Run("unlearn.gradient-ascent", $$"""{ {{OneStep}}, "stopAtLoss": 1000, "clipNorm": null }""");
        var found = scene.Run("unlearn.npo", $$"""{ {{OneStep}}, "retain": "none", "beta": 3 }""");

        Assert.True(Forgetting.Distance(ascent, found) < 1e-6);
        Assert.True(Forgetting.Distance(ascent, scene.Original) > 1e-3);
    }

    [Theory]
    [InlineData("none"), InlineData("cross-entropy"), InlineData("kl")]
    public void Npo_OfWhatTheModelKnows_ForgetsItAndARetainTermKeepsTheRest(string retain)
    {
        using var scene = new Forgetting();
        var trained = scene.Trained();

        var model = scene.Run("unlearn.npo", $$"""{ "epochs": 100, "learningRate": 0.02, "retain": "{{retain}}", "retainWeight": 2 }""", from: trained);
        var alone = scene.Run("unlearn.npo", """{ "epochs": 100, "learningRate": 0.02, "retain": "none" }""", from: trained);

        Assert.True(Forgetting.Loss(model, scene.Forget) > Forgetting.Loss(trained, scene.Forget) + 0.3);
        if (retain != "none") Assert.True(Forgetting.Loss(model, scene.Retain) < Forgetting.Loss(alone, scene.Retain));
    }
}
