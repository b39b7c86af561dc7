using Lethe.Unlearning.Tests.Support;
using static TorchSharp.torch;

namespace Lethe.Unlearning.Tests;

public class GradientAscentTests
{
    private const string OneStep = "\"epochs\": 1, \"momentum\": 0, \"weightDecay\": 0, \"stopAtLoss\": 1000";
    private static readonly double Chance = Math.Log(Forgetting.Classes);

    [Fact]
    public void GradientAscent_FirstStep_IsMinusTheStepOfDescent()
    {
        using var scope = NewDisposeScope();
        using var scene = new Forgetting("""{ "widths": [] }""");

        var model = scene.Run("unlearn.gradient-ascent", $$"""{ {{OneStep}}, "learningRate": 0.5, "clipNorm": null }""");

        Near(0.5 * Gradient(scene), Weights(model) - Weights(scene.Original));
    }

    [Fact]
    public void GradientAscent_GradientAboveTheClip_IsCutToIt()
    {
        using var scope = NewDisposeScope();
        using var scene = new Forgetting("""{ "widths": [] }""");

        var model = scene.Run("unlearn.gradient-ascent", $$"""{ {{OneStep}}, "learningRate": 0.5, "clipNorm": 0.01 }""");

        var gradient = Gradient(scene);
        Assert.True(gradient.norm().item<double>() > 0.1);
        Near(0.5 * 0.01 * gradient / gradient.norm(), Weights(model) - Weights(scene.Original));
    }

    [Fact]
    public void GradientAscent_Bounded_ClimbsBTanhOfTheLoss()
    {
        using var scope = NewDisposeScope();
        using var scene = new Forgetting("""{ "widths": [] }""");
        var slope = 1 - Math.Pow(Math.Tanh(Forgetting.Loss(scene.Original, scene.Forget) / 2), 2);

        var model = scene.Run("unlearn.gradient-ascent", $$"""{ {{OneStep}}, "learningRate": 0.5, "bound": 2 }""");

        Assert.InRange(slope, 0.1, 0.9);
        Near(0.5 * slope * Gradient(scene), Weights(model) - Weights(scene.Original));
    }

    [Fact]
    public void GradientAscent_SmallStep_RaisesTheLossByTheRateTimesTheSquaredGradient()
    {
        using var scope = NewDisposeScope();
        using var scene = new Forgetting("""{ "widths": [] }""");
        var expected = 0.01 * Gradient(scene).square().sum().item<double>();

        var model = scene.Run("unlearn.gradient-ascent", $$"""{ {{OneStep}}, "learningRate": 0.01 }""");

        Assert.Equal(1, (Forgetting.Loss(model, scene.Forget) - Forgetting.Loss(scene.Original, scene.Forget)) / expected, 0.05);
    }

    [Fact]
    public void GradientAscent_OfWhatTheModelKnows_EndsAtChanceAndDoesNotRunAway()
    {
        using var scene = new Forgetting();
        var trained = scene.Trained();
        var log = new Log();
        var known = Forgetting.Loss(trained, scene.Forget);

        var model = scene.Run("unlearn.gradient-ascent", """{ "epochs": 500, "learningRate": 0.01, "batchSize": 4 }""", from: trained, sink: log);

        Assert.True(known < 0.7 * Chance, $"{known}");
        Assert.InRange(Forgetting.Loss(model, scene.Forget), 0.9 * Chance, 3 * Chance);
        Assert.Contains("there it ends", log.Lines[^1]);
        Assert.InRange(log.Lines.Count, 3, 400);
    }

    [Fact]
    public void GradientAscent_BatchesAtTheCeiling_AreLeftAlone()
    {
        using var scene = new Forgetting();
        var log = new Log();

        var model = scene.Run("unlearn.gradient-ascent", """{ "stopAtLoss": 0, "learningRate": 1 }""", sink: log);

        Assert.Equal(Forgetting.Bits(scene.Original), Forgetting.Bits(model));
        Assert.Equal(2, log.Lines.Count);
    }

    [Fact]
    public void GradientAscent_LossThatIsNoNumber_EndsWithASentence()
    {
        using var scene = new Forgetting();
        using (no_grad())
        {
            foreach (var parameter in scene.Original.Module.parameters()) parameter.mul_(1e25);
        }

        var failure = Assert.Throws<ModelException>(() => scene.Run("unlearn.gradient-ascent"));

        Assert.StartsWith("The forget loss is NaN", failure.Message, StringComparison.Ordinal);
    }

    private static void Near(Tensor expected, Tensor found) =>
        Assert.True((expected - found).abs().max().item<double>() < 1e-6, $"{found} instead of {expected}");

    private static Tensor Weights(Subject subject)
    {
        var state = subject.Module.state_dict();
        return cat([state["head.weight"].detach(), state["head.bias"].detach().unsqueeze(1)], 1).to(ScalarType.Float64);
    }

    // Mean cross-entropy of softmax regression, differentiated by hand.
    private static Tensor Gradient(Forgetting scene)
    {
        var all = scene.Forget.All();
        var inputs = cat([all.Inputs.to(ScalarType.Float64), ones([scene.Forget.Count, 1], ScalarType.Float64)], 1);
        var errors = inputs.matmul(Weights(scene.Original).t()).softmax(1) - nn.functional.one_hot(all.Targets, Forgetting.Classes);
        return errors.t().matmul(inputs) / scene.Forget.Count;
    }
}
