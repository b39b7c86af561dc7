using Lethe.Unlearning.Steps;
using Lethe.Unlearning.Tests.Support;
using static TorchSharp.torch;

namespace Lethe.Unlearning.Tests;

public class ScrubTests
{
    [Theory]
    [InlineData(1), InlineData(2)]
    public void Kl_OfLogits_IsThatOfTheDefinition(double temperature)
    {
        using var scope = NewDisposeScope();
        double[] p = [0, 1, 2], q = [1, 1, 0];

        double[] Softmax(double[] logits) => [.. logits.Select(one => Math.Exp(one / temperature) / logits.Sum(each => Math.Exp(each / temperature)))];
        var expected = Softmax(p).Zip(Softmax(q), (one, other) => one * Math.Log(one / other)).Sum();
        var found = Divergence.Kl(tensor(p).unsqueeze(0), tensor(q).unsqueeze(0), temperature).item<double>();

        Assert.Equal(expected, found, 1e-12);
    }

    [Fact]
    public void Scrub_AtTheTeacherItself_HasNoGradientAndWithNoiseItMoves()
    {
        using var scene = new Forgetting();
        var trained = scene.Trained();
        const string FirstMaximum = "\"epochs\": 1, \"labelWeight\": 0, \"teacherWeight\": 0, \"weightDecay\": 0, \"learningRate\": 0.05";

        var still = scene.Run("unlearn.scrub", $$"""{ {{FirstMaximum}}, "noise": 0 }""", from: trained);
        var moved = scene.Run("unlearn.scrub", $$"""{ {{FirstMaximum}} }""", from: trained);

        Assert.True(Kl(trained, still, scene.Forget) < 1e-10);
        Assert.True(Kl(trained, moved, scene.Forget) > 1e-8);
    }

    [Fact]
    public void Scrub_OfWhatTheModelKnows_LeavesTheTeacherOnTheForgetSetAndKeepsTheRest()
    {
        using var scene = new Forgetting();
        var trained = scene.Trained();

        var model = scene.Run("unlearn.scrub", """{ "epochs": 20, "forgetEpochs": 10, "learningRate": 0.006, "noise": 0.01, "forgetBatchSize": 4, "decayAfter": [15] }""", from: trained);

        var told = $"{Kl(trained, model, scene.Forget)} {Kl(trained, model, scene.Retain)} {Forgetting.Loss(model, scene.Forget)} {Forgetting.Loss(trained, scene.Forget)} {Forgetting.Loss(model, scene.Retain)} {Forgetting.Loss(trained, scene.Retain)}";
        Assert.True(Kl(trained, model, scene.Forget) > 3 * Kl(trained, model, scene.Retain), told);
        Assert.True(Forgetting.Loss(model, scene.Forget) > Forgetting.Loss(trained, scene.Forget) + 0.3, told);
        Assert.True(Forgetting.Loss(model, scene.Retain) < Forgetting.Loss(trained, scene.Retain) + 0.3, told);
    }

    [Fact]
    public void Scrub_AfterADecay_TakesStepsOfATenth()
    {
        using var scene = new Forgetting();
        string Options(string decay, int epochs) => $$"""{ "epochs": {{epochs}}, "forgetEpochs": 0, "momentum": 0, "weightDecay": 0, "noise": 0, "batchSize": 48, "learningRate": 0.01, "decayAfter": [{{decay}}] }""";

        using var first = scene.Run("unlearn.scrub", Options("1", 1)).Copy();
        var full = Forgetting.Distance(first, scene.Run("unlearn.scrub", Options("", 2)));
        var decayed = Forgetting.Distance(first, scene.Run("unlearn.scrub", Options("1", 2)));

        Assert.Equal(10, full / decayed, 0.05);
    }

    [Fact]
    public void ScrubRewind_AnyRun_EndsAtTheEpochNearestToTheErrorOnUnseenRecords()
    {
        var unseen = Records.Clusters(60, Forgetting.Features, Forgetting.Classes, name: "validation");
        using var scene = new Forgetting { Validation = unseen };
        var trained = scene.Trained();
        string Options(int epochs) => $$"""{ "epochs": {{epochs}}, "forgetEpochs": 8, "learningRate": 0.01, "noise": 0.01, "forgetBatchSize": 4, "decayAfter": [] }""";
        Subject[] after = [.. Enumerable.Range(1, 10).Select(epochs => scene.Run("unlearn.scrub", Options(epochs), from: trained))];
        var log = new Log();

        var found = scene.Run("unlearn.scrub-r", Options(10), from: trained, sink: log);

        double[] shares = [.. Enumerable.Range(0, 3).Select(one => (double)Enumerable.Range(0, 12).Count(row => scene.Forget.Label(row) == one) / 12)];
        var reference = Enumerable.Range(0, 3).Sum(one => shares[one] * (1 - Forgetting.Accuracy(after[^1], OfClass(unseen, one))));
        double[] away = [.. after.Select(model => Math.Abs(1 - Forgetting.Accuracy(model, scene.Forget) - reference))];
        var nearest = away.Index().Reverse().MinBy(one => one.Item).Index;
        Assert.Equal(Forgetting.Bits(after[nearest]), Forgetting.Bits(found));
        Assert.StartsWith($"Rewound to epoch {nearest + 1}:", log.Lines[^1], StringComparison.Ordinal);
        Assert.True(away.Max() > away.Min(), string.Join(" ", away));
    }

    [Fact]
    public void ScrubRewind_WithoutValidationRecords_IsRefusedInWords()
    {
        using var scene = new Forgetting();

        Assert.Contains("validation records", Assert.Throws<ModelException>(() => scene.Run("unlearn.scrub-r")).Message);
    }

    private static Split OfClass(Split split, int label) =>
        split.Subset("class", [.. Enumerable.Range(0, split.Count).Where(row => split.Label(row) == label)]);

    private static double Kl(Subject teacher, Subject student, Split split)
    {
        using var scope = NewDisposeScope();
        var inputs = split.All().Inputs;
        return Divergence.Kl(teacher.Predict(inputs).to(ScalarType.Float64), student.Predict(inputs).to(ScalarType.Float64)).mean().item<double>();
    }
}
