using Lethe.Unlearning.Influence;
using Lethe.Unlearning.Steps;
using Lethe.Unlearning.Tests.Support;
using static TorchSharp.torch;

namespace Lethe.Unlearning.Tests;

public class WoodFisherTests
{
    private const string Linear = """{ "widths": [] }""";

    [Fact]
    public void Inverse_SomeGradients_FollowsTheRecursion()
    {
        using var scope = NewDisposeScope();
        double[][] gradients = [[1, 2], [3, -1], [0.5, 4]];
        using var found = new WoodFisherInverse(tensor(new[] { 2.0, -3 }), 10);
        foreach (var gradient in gradients) found.Add(tensor(gradient));

        var (o, k) = (gradients[0], new[] { 2.0, -3 });
        foreach (var g in gradients[1..])
        {
            var t = o[0] * g[0] + o[1] * g[1];
            var along = k[0] * g[0] + k[1] * g[1];
            k = [k[0] - along / (10 + t) * o[0], k[1] - along / (10 + t) * o[1]];
            o = [o[0] - t / (10 + t) * o[0], o[1] - t / (10 + t) * o[1]];
        }

        Assert.Equal(k[0], found.Product[0].item<double>(), 1e-12);
        Assert.Equal(k[1], found.Product[1].item<double>(), 1e-12);
    }

    [Fact]
    public void WoodFisher_StepOfLengthZero_LeavesEveryBit()
    {
        using var scene = new Forgetting("""{ "widths": [16], "batchNorm": true }""");

        Assert.Equal(Forgetting.Bits(scene.Original), Forgetting.Bits(scene.Run("unlearn.woodfisher", """{ "alpha": 0 }""")));
    }

    [Fact]
    public void WoodFisher_BothSetsPullAlike_ChangesNothing()
    {
        using var scene = new Forgetting();
        using var twice = new Forgetting { Forget = scene.Retain, Retain = scene.Retain };

        var found = twice.Run("unlearn.woodfisher", """{ "alpha": 20 }""", from: scene.Original);

        Assert.True(Forgetting.Distance(scene.Original, found) < 1e-6);
        Assert.True(Forgetting.Distance(scene.Original, scene.Run("unlearn.woodfisher", """{ "alpha": 20 }""")) > 0.01);
    }

    [Fact]
    public void WoodFisher_SoftmaxRegression_GoesWhereRetrainingEnds()
    {
        using var scope = NewDisposeScope();
        using var scene = new Forgetting(Linear, forget: 30, retain: 570, separation: 0.5);
        const string Fit = """{ "epochs": 400, "learningRate": 0.3, "weightDecay": 0.01, "batchSize": 600 }""";
        using var all = new Forgetting(Linear, forget: 30, retain: 570, separation: 0.5) { Retain = scene.Train };
        var trained = all.Run("unlearn.fine-tune", Fit, from: scene.Original);
        var retrained = scene.Run("unlearn.fine-tune", Fit, from: scene.Original);

        var found = scene.Run("unlearn.woodfisher", """{ "alpha": 1 }""", from: trained);

        Tensor wanted = Flat(retrained) - Flat(trained), step = Flat(found) - Flat(trained);
        var cosine = nn.functional.cosine_similarity(wanted, step, 0).item<float>();
        Assert.True(cosine > 0.8, $"{cosine}");
    }

    [Fact]
    public void WoodFisher_Sweep_TakesTheLongestStepThatTheRetainSetBears()
    {
        using var scene = new Forgetting();
        var trained = scene.Trained();
        var log = new Log();

        var found = scene.Run("unlearn.woodfisher", """{ "tolerance": 0.05 }""", from: trained, sink: log);

        Assert.True(Forgetting.Accuracy(found, scene.Retain) >= Forgetting.Accuracy(trained, scene.Retain) - 0.05);
        Assert.True(Forgetting.Loss(found, scene.Forget) > Forgetting.Loss(trained, scene.Forget));
        Assert.EndsWith("it is.", log.Lines[^1], StringComparison.Ordinal);
    }

    private static Tensor Flat(Subject subject) => new FlatModel(subject).Values();
}
