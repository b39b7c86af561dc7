using Lethe.Unlearning.Steps;
using Lethe.Unlearning.Tests.Support;
using static TorchSharp.torch;

namespace Lethe.Unlearning.Tests;

public class RandomLabelsTests
{
    [Fact]
    public void Draw_TwoClassesWithoutTheTrueOne_IsTheOther()
    {
        using var scope = NewDisposeScope();
        var split = Records.Clusters(50, classes: 2);

        var drawn = RandomLabels.Draw(split, [3, 7, 20], 2, true, new RandomStream(1), CPU).data<long>().ToArray();

        Assert.Equal([1 - split.Label(3), 1 - split.Label(7), 1 - split.Label(20)], drawn);
    }

    [Theory]
    [InlineData(false), InlineData(true)]
    public void Draw_ManyOfFourClasses_IsUniformOverThoseAllowed(bool excludeTrue)
    {
        using var scope = NewDisposeScope();
        var split = Records.Clusters(8000, classes: 4);
        int[] rows = [.. Enumerable.Range(0, split.Count)];

        var drawn = RandomLabels.Draw(split, rows, 4, excludeTrue, new RandomStream(2), CPU).data<long>().ToArray();

        // How far past the true class; five binomial deviations either way.
        var shifts = rows.GroupBy(row => (drawn[row] - split.Label(row) + 4) % 4).ToDictionary(group => group.Key, group => group.Count());
        Assert.Equal(excludeTrue ? 3 : 4, shifts.Count);
        Assert.Equal(!excludeTrue, shifts.ContainsKey(0));
        var expected = 8000.0 / shifts.Count;
        Assert.All(shifts.Values, count => Assert.InRange(count, expected - 5 * Math.Sqrt(expected), expected + 5 * Math.Sqrt(expected)));
    }

    [Theory]
    [InlineData(1), InlineData(0.25)]
    public void RandomLabelling_MergedStep_IsTheGradientOnDrawnAndTrueLabelsWithTheRetainSetWeighed(double weight)
    {
        using var scope = NewDisposeScope();
        using var scene = new Forgetting("""{ "widths": [] }""");
        var drawn = RandomLabels.Draw(scene.Forget, [.. Enumerable.Range(0, 12)], 3, true, new RandomStream(7).Fork("labels").Fork(0), CPU);
        var expected = Weights(scene.Original) - 0.5 / 60 * (Gradient(scene.Original, scene.Forget, drawn) + weight * Gradient(scene.Original, scene.Retain, scene.Retain.All().Targets));

        var found = scene.Run(
            "unlearn.random-labels",
            $$"""{ "epochs": 1, "order": "merged", "momentum": 0, "weightDecay": 0, "learningRate": 0.5, "retainWeight": {{weight}} }""");

        Assert.True((expected - Weights(found)).abs().max().item<double>() < 1e-6);
    }

    [Fact]
    public void RandomLabelling_SequentialWithoutTheRetainSetsWeight_StepsOnTheForgetSetAlone()
    {
        using var scope = NewDisposeScope();
        using var scene = new Forgetting("""{ "widths": [] }""");
        // One batch in one order: what is drawn goes to the rows as they are shuffled.
        var order = new RandomStream(7).Fork("pass").Fork("forget").Fork(0).Permutation(12);
        var labels = RandomLabels.Draw(scene.Forget, order, 3, true, new RandomStream(7).Fork("labels").Fork(0), CPU);
        var expected = Weights(scene.Original) - 0.5 / 12 * Gradient(scene.Original, scene.Forget.Subset("forget", order), labels);

        var found = scene.Run("unlearn.random-labels", """{ "epochs": 1, "momentum": 0, "weightDecay": 0, "learningRate": 0.5, "retainWeight": 0 }""");

        Assert.True((expected - Weights(found)).abs().max().item<double>() < 1e-6);
    }

    private static Tensor Weights(Subject subject)
    {
        var state = subject.Module.state_dict();
        return cat([state["head.weight"].detach(), state["head.bias"].detach().unsqueeze(1)], 1).to(ScalarType.Float64);
    }

    // The sum over records of the cross-entropy of softmax regression, differentiated by hand.
    private static Tensor Gradient(Subject subject, Split split, Tensor labels)
    {
        var inputs = cat([split.All().Inputs.to(ScalarType.Float64), ones([split.Count, 1], ScalarType.Float64)], 1);
        return (inputs.matmul(Weights(subject).t()).softmax(1) - nn.functional.one_hot(labels, Forgetting.Classes)).t().matmul(inputs);
    }
}
