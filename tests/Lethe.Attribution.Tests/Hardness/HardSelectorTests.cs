using Lethe.Attribution.Gradients;
using Lethe.Attribution.Hardness;
using Lethe.Attribution.Tests.Support;
using Lethe.Fixtures;
using Lethe.Sdk.Testing;
using static TorchSharp.torch;

namespace Lethe.Attribution.Tests.Hardness;

public class HardSelectorTests
{
    private static readonly Split Train = Records.Of("train", [[1, 2], [-1, 0.5f], [0.25f, -2], [3, 1]], [0, 1, 1, 0]);

    private static TorchSubject Linear(float scale)
    {
        var subject = Jobs.Subject(() => nn.Linear(2, 2, false));
        using (no_grad()) subject.Module.parameters().Single().copy_(scale * tensor(new[,] { { 0.5f, -0.25f }, { -0.1f, 0.3f } }));
        return subject;
    }

    private static SelectionJob Job(Split train, Subject subject, params ShadowModel[] shadows) => new()
    {
        Train = train,
        Classes = 2,
        Subject = subject,
        Shadows = shadows,
        Device = CPU,
        Random = new RandomStream(1),
        Progress = Progress.None,
        Cancellation = TestContext.Current.CancellationToken,
    };

    // The probability of the record's own class, by hand: the gap between the logits is (0.6, -0.55) x.
    private static double Chance(int row, double scale)
    {
        float[][] inputs = [[1, 2], [-1, 0.5f], [0.25f, -2], [3, 1]];
        var gap = scale * (0.6 * inputs[row][0] - 0.55 * inputs[row][1]);
        return 1 / (1 + Math.Exp(Train.Label(row) == 0 ? -gap : gap));
    }

    [Fact]
    public void El2n_OfTwoClasses_IsTheRootOfTwoTimesTheDoubt()
    {
        using var scope = NewDisposeScope();
        using var subject = Linear(1);

        var scores = new HardSelector(new HardOptions()).Scores(Job(Train, subject));

        Assert.All(scores.Index(), one => Assert.Equal(Math.Sqrt(2) * (1 - Chance(one.Index, 1)), one.Item, 1e-6));
        var doubts = Enumerable.Range(0, 4).OrderByDescending(row => 1 - Chance(row, 1)).ToArray();
        Assert.Equal(doubts[..2].Order(), new HardSelector(new HardOptions { Count = 2 }).Select(Job(Train, subject)));
        Assert.Equal(doubts[3..], new HardSelector(new HardOptions { Count = 1, Order = HardnessOrder.Easiest }).Select(Job(Train, subject)));
    }

    [Fact]
    public void Grand_OfALinearModel_IsTheErrorTimesTheLengthOfTheRecord()
    {
        using var scope = NewDisposeScope();
        using var subject = Linear(1);
        double[] lengths = [Math.Sqrt(5), Math.Sqrt(1.25), Math.Sqrt(4.0625), Math.Sqrt(10)];

        var scores = new HardSelector(new HardOptions { Score = HardnessScore.Grand }).Scores(Job(Train, subject));

        Assert.All(scores.Index(), one => Assert.Equal(Math.Sqrt(2) * (1 - Chance(one.Index, 1)) * lengths[one.Index], one.Item, 1e-5));
    }

    [Fact]
    public void Scores_OfSeveralModels_AreTheirMean()
    {
        using var scope = NewDisposeScope();
        using var subject = Linear(1);
        using var strong = Linear(3);
        var all = new bool[] { true, true, true, true };

        var scores = new HardSelector(new HardOptions { Shadows = 2 }).Scores(
            Job(Train, subject, new MemoryShadow("a", strong, all), new MemoryShadow("b", strong, all)));

        Assert.All(scores.Index(), one => Assert.Equal(
            Math.Sqrt(2) * (1 - (Chance(one.Index, 1) + 2 * Chance(one.Index, 3)) / 3), one.Item, 1e-6));
    }

    [Fact]
    public void Grand_OfAConvolutionalNetwork_IsThatOfEachRecordAlone_HoweverManyAtOnce()
    {
        using var world = SmallWorld.Images();
        using var scope = NewDisposeScope();
        using var subject = (TorchSubject)world.NewSubject();
        var all = world.Data.Train.All();
        var alone = Alone.Gradients(subject.Module, all, ExampleScores.CrossEntropy, [.. subject.Module.parameters()]).to(float64).norm(1).data<double>().ToArray();

        Assert.True(alone.Min() > 0 && alone.Max() > 2 * alone.Min());
        foreach (var bytes in new[] { 1L, 1L << 18, 1L << 30 })
        {
            var scores = RecordHardness.Grand(Job(world.Data.Train, subject), subject, "the subject", bytes);
            Assert.All(alone.Zip(scores), pair => Assert.Equal(1, pair.Second / pair.First, 1e-5));
        }
    }

    [Fact]
    public void RecordsWithoutLabels_OrWithAnAnswerThatIsNoNumber_AreRefused()
    {
        using var scope = NewDisposeScope();
        using var broken = Linear(float.NaN);
        var selector = new HardSelector(new HardOptions { Count = 1 });
        Assert.Contains("no labels", Assert.Throws<SelectionException>(() => selector.Select(Job(Train.WithoutLabels(), broken))).Message, StringComparison.Ordinal);
        Assert.Contains("'train0' is NaN", Assert.Throws<SelectionException>(() => selector.Select(Job(Train, broken))).Message, StringComparison.Ordinal);
    }
}
