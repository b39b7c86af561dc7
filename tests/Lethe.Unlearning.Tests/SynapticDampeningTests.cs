using Lethe.Unlearning.Tests.Support;
using static TorchSharp.torch;

namespace Lethe.Unlearning.Tests;

public class SynapticDampeningTests
{
    [Theory]
    [InlineData("unlearn.ssd"), InlineData("unlearn.lfssd")]
    public void Dampening_OfAllData_LeavesEveryBit(string id)
    {
        using var whole = new Forgetting(forget: 60, retain: 0);

        Assert.Equal(Forgetting.Bits(whole.Original), Forgetting.Bits(whole.Run(id, """{ "alpha": 1.01 }""")));
    }

    [Fact]
    public void Ssd_SoftmaxRegression_DampensByTheRatioOfSquaredGradients()
    {
        using var scope = NewDisposeScope();
        using var scene = new Forgetting("""{ "widths": [] }""", forget: 3);
        Tensor toAll = Gradient(scene.Original, scene.Train).square(), toForget = Gradient(scene.Original, scene.Forget).square();
        var weights = Weights(scene.Original);
        var expected = where(toForget > 5 * toAll, weights * (0.7 * toAll / toForget).clamp_max(1), weights);

        var found = Weights(scene.Run("unlearn.ssd", """{ "alpha": 5, "lambda": 0.7 }"""));

        Assert.InRange((expected != weights).sum().item<long>(), 1, 14);
        Assert.True((expected - found).abs().max().item<double>() < 1e-5, $"{found} instead of {expected}");
    }

    [Theory]
    [InlineData("unlearn.ssd"), InlineData("unlearn.lfssd")]
    public void Dampening_LambdaZero_SetsTheChosenToZeroAndKeepsTheOthers(string id)
    {
        using var scope = NewDisposeScope();
        using var scene = new Forgetting();
        var log = new Log();

        var found = scene.Run(id, """{ "alpha": 1.1, "lambda": 0 }""", sink: log);

        var pairs = scene.Original.Module.parameters().Zip(found.Module.parameters())
            .SelectMany(pair => pair.First.detach().data<float>().ToArray().Zip(pair.Second.detach().data<float>().ToArray())).ToArray();
        Assert.All(pairs, pair => Assert.True(pair.Second == 0 || pair.First == pair.Second));
        Assert.InRange(pairs.Count(pair => pair.Second == 0 && pair.First != 0), 1, pairs.Length - 1);
        Assert.EndsWith("of the weights were dampened.", log.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Ssd_OfOneClass_ForgetsThatClassFirst()
    {
        using var plain = new Forgetting(forget: 0, retain: 200);
        var train = plain.Train;
        int[] rows = [.. Enumerable.Range(0, train.Count).Where(row => train.Label(row) == 2)];
        using var scene = new Forgetting { Forget = train.Subset("forget", rows), Retain = train.Without("retain", rows) };
        var trained = plain.Trained();

        var model = scene.Run("unlearn.ssd", """{ "alpha": 2, "lambda": 0.5 }""", from: trained);

        Assert.True(Forgetting.Loss(model, scene.Forget) - Forgetting.Loss(trained, scene.Forget)
            > 2 * (Forgetting.Loss(model, scene.Retain) - Forgetting.Loss(trained, scene.Retain)) + 0.1);
    }

    private static Tensor Weights(Subject subject)
    {
        var state = subject.Module.state_dict();
        return cat([state["head.weight"].detach(), state["head.bias"].detach().unsqueeze(1)], 1).to(ScalarType.Float64);
    }

    // Mean cross-entropy of softmax regression, differentiated by hand.
    private static Tensor Gradient(Subject subject, Split split)
    {
        var all = split.All();
        var inputs = cat([all.Inputs.to(ScalarType.Float64), ones([split.Count, 1], ScalarType.Float64)], 1);
        var errors = inputs.matmul(Weights(subject).t()).softmax(1) - nn.functional.one_hot(all.Targets, Forgetting.Classes);
        return errors.t().matmul(inputs) / split.Count;
    }
}
