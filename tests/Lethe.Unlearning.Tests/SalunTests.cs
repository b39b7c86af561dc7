using Lethe.Unlearning.Saliency;
using Lethe.Unlearning.Steps;
using Lethe.Unlearning.Tests.Support;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Lethe.Unlearning.Tests;

public class SalunTests
{
    private const string Steps = "\"epochs\": 3, \"learningRate\": 0.05, \"batchSize\": 5, \"weightDecay\": 0.01";
    private const string WithState = """{ "widths": [16], "batchNorm": true, "dropout": 0.3 }""";

    [Theory]
    [InlineData("sequential"), InlineData("merged")]
    public void Salun_FullMask_IsRandomLabelsBitForBit(string order)
    {
        using var scene = new Forgetting(WithState);

        var relabelled = scene.Run("unlearn.random-labels", $$"""{ {{Steps}}, "order": "{{order}}" }""");
        var found = scene.Run("unlearn.salun", $$"""{ {{Steps}}, "order": "{{order}}", "fraction": 1 }""");

        Assert.Equal(Forgetting.Bits(relabelled), Forgetting.Bits(found));
        Assert.True(Forgetting.Distance(found, scene.Original) > 0.01);
    }

    [Fact]
    public void Salun_EmptyMask_ChangesNothing()
    {
        using var scene = new Forgetting(WithState);

        var found = scene.Run("unlearn.salun", $$"""{ {{Steps}}, "fraction": 0, "batchNorm": "frozen-stats" }""");

        Assert.Equal(Forgetting.Bits(scene.Original), Forgetting.Bits(found));
    }

    [Fact]
    public void Salun_HalfMask_ChangesTheMostSalientHalfAndKeepsTheRestBitForBit()
    {
        using var scope = NewDisposeScope();
        using var scene = new Forgetting();
        var salience = Salience(scene);
        var (before, count) = (Flat(scene.Original), salience.Length);

        var after = Flat(scene.Run("unlearn.salun", $$"""{ {{Steps}} }"""));

        var changed = Enumerable.Range(0, count).Where(i => BitConverter.SingleToInt32Bits(before[i]) != BitConverter.SingleToInt32Bits(after[i])).ToHashSet();
        var threshold = salience.OrderDescending().ElementAt(count / 2 - 1);
        Assert.Contains(Array.IndexOf(salience, salience.Max()), changed);
        Assert.All(changed, i => Assert.True(salience[i] >= threshold * (1 - 1e-5)));
        Assert.InRange(changed.Count, count / 2 - 2, count / 2);
    }

    [Theory]
    [InlineData(0.3, 2), InlineData(0.5, 3), InlineData(0.99, 6), InlineData(1, 7), InlineData(0, 0)]
    public void TopShare_OfSomeScores_TakesExactlySoManyAndTheFirstOfEquals(double fraction, int expected)
    {
        using var scope = NewDisposeScope();

        var mask = TopShare.Of(tensor(new[] { 1f, 5f, 2f, 5f, 2f, 2f, 0f }), fraction).data<bool>().ToArray();

        int[] order = [1, 3, 2, 4, 5, 0, 6];
        Assert.Equal(order.Take(expected).Order(), mask.Index().Where(one => one.Item).Select(one => one.Index));
    }

    [Fact]
    public void Mask_MomentumOfMaskedWeights_IsZeroAfterEveryStep()
    {
        using var scope = NewDisposeScope();
        using var scene = new Forgetting();
        var model = scene.Run("unlearn.none");
        var before = Forgetting.Bits(model);
        var job = scene.Job(model);

        using var mask = SaliencyMask.Of(job, 0.5, 8)!;
        Assert.Equal(before, Forgetting.Bits(model));
        using var descent = new Descent(job, new DescentSettings(0.1, 0.9, 0.1, BatchNormMode.Train), "loss");
        descent.AfterStep = () => mask.Apply(descent.States);
        job.Pass(job.Retain, 0, 8, batch => descent.Step(descent.Loss(batch)));

        foreach (var (parameter, original, state) in model.Module.parameters().Zip(scene.Original.Module.parameters(), descent.States))
        {
            var still = (parameter.detach() == original.detach()).data<bool>().ToArray();
            var momentum = ((SGD.State)state).momentum_buffer!.data<float>().ToArray();
            Assert.All(still.Zip(momentum), pair => Assert.Equal(pair.First, pair.Second == 0));
        }
    }

    [Fact]
    public void Salun_SoftAndNothingUndone_IsRandomLabelsBitForBit()
    {
        using var scene = new Forgetting(WithState);

        var relabelled = scene.Run("unlearn.random-labels", $$"""{ {{Steps}} }""");
        var found = scene.Run("unlearn.salun", $$"""{ {{Steps}}, "soft": true, "undoneFraction": 0 }""");
        var half = scene.Run("unlearn.salun", $$"""{ {{Steps}}, "soft": true }""");

        Assert.Equal(Forgetting.Bits(relabelled), Forgetting.Bits(found));
        Assert.True(Forgetting.Distance(scene.Original, half) < Forgetting.Distance(scene.Original, found));
    }

    [Fact]
    public void SoftMask_StepsOfAnEpoch_UndoesTheSmallestAndShortensTheRestByLessAndLess()
    {
        using var scope = NewDisposeScope();
        using var scene = new Forgetting();
        var model = new FlatModel(scene.Original);
        var start = model.Values();
        var count = start.NumberOfElements;
        var soft = new SoftMask(scene.Original, 1, 4);
        soft.Anchor();

        float[] Step()
        {
            model.Set(start + (arange(count) - 10) * 0.001);
            soft.Apply();
            return (model.Values() - start).data<float>().ToArray();
        }

        // All of it, then three quarters, then half.
        Assert.All(Step(), change => Assert.Equal(0, change));
        foreach (var share in new[] { 0.75, 0.5 })
        {
            var sizes = Enumerable.Range(0, (int)count).Select(i => Math.Abs(i - 10) * 0.001).ToArray();
            var threshold = sizes.Order().ElementAt((int)(share * count) - 1);
            var expected = sizes.Select((size, i) => Math.Sign(i - 10) * Math.Max(size - threshold, 0));
            Assert.All(Step().Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 1e-5));
        }
    }

    [Fact]
    public void Salun_OfWhatTheModelKnows_ForgetsItAndKeepsTheRest()
    {
        using var scene = new Forgetting();
        var trained = scene.Trained();

        var model = scene.Run("unlearn.salun", """{ "epochs": 20, "learningRate": 0.1, "batchSize": 16 }""", from: trained);

        Assert.True(Forgetting.Loss(model, scene.Forget) > Forgetting.Loss(trained, scene.Forget) + 0.5);
        Assert.True(Forgetting.Loss(model, scene.Retain) < Forgetting.Loss(model, scene.Forget) - 0.5);
    }

    private static float[] Flat(Subject subject) => [.. subject.Module.parameters().SelectMany(one => one.detach().data<float>().ToArray())];

    private static float[] Salience(Forgetting scene)
    {
        Parameter[] parameters = [.. scene.Original.Module.parameters()];
        var all = scene.Forget.All();
        var loss = nn.functional.cross_entropy(scene.Original.Forward(all.Inputs), all.Targets, reduction: nn.Reduction.Sum);
        return [.. autograd.grad([loss], parameters).SelectMany(one => one.abs().data<float>().ToArray())];
    }
}
