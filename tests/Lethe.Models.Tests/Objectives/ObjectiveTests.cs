using Lethe.Models.Objectives;
using Lethe.Models.Tests.Support;
using Lethe.Sdk.Testing;
using static TorchSharp.torch;

namespace Lethe.Models.Tests.Objectives;

/// <summary>Losses of eight worked records, and what they do to a network.</summary>
public class ObjectiveTests
{
    private static readonly double[] Logits =
        [2, .5, -1, .2, 1.4, .1, -.5, .3, 1.9, 1.1, .9, 0, .4, 2.6, -.7, 1.5, -.2, 1.2, 0, .1, .2, 3, -1, -1];

    private static readonly long[] Labels = [0, 1, 2, 1, 1, 0, 0, 2];

    private static readonly double[] Confidences = [.97, .93, .91, .88, .83, .77, .72, .66, .58, .53, .47, .35];

    private static readonly double[] Correct = [1, 1, 0, 1, 1, 1, 0, 1, 0, 1, 0, 0];

    [Theory]
    [InlineData("train.cross-entropy", """{ "labelSmoothing": 0.1 }""", 1.0555147550)]
    [InlineData("train.focal", """{ "gamma": 2 }""", .6363640887)]
    [InlineData("train.focal", "{}", .5708383538)]
    [InlineData("train.focal", """{ "gamma": 0 }""", .9934314217)]
    [InlineData("train.dual-focal", "{}", .5634179840)]
    [InlineData("train.dual-focal", """{ "gamma": 0 }""", .9934314217)]
    [InlineData("train.squentropy", "{}", 1.9328064217)]
    public void Loss_OfTheWorkedRecords_IsKnown(string id, string options, double expected)
    {
        using var scope = NewDisposeScope();
        Assert.Equal(expected, LossOf(id, options, Table()).item<double>(), 1e-9);
    }

    [Fact]
    public void Focal_SampleDependent_HasTheGammaOfEachRecord()
    {
        using var scope = NewDisposeScope();
        var expected = 0.0;
        for (var i = 0; i < 8; i++)
        {
            var p = Probability(i, (int)Labels[i]);
            expected -= Math.Pow(1 - p, p < .2 ? 5 : 3) * Math.Log(p) / 8;
        }
        Assert.Equal(expected, LossOf("train.focal", """{ "sampleDependent": true }""", Table()).item<double>(), 1e-12);
        // Both kinds of records are there.
        Assert.InRange(Enumerable.Range(0, 8).Count(i => Probability(i, (int)Labels[i]) < .2), 1, 7);
    }

    [Fact]
    public void Mmce_OfTheWorkedPairs_IsKnown()
    {
        using var scope = NewDisposeScope();
        var square = MeanEmbedding.Square(tensor(Confidences), tensor(Correct), .4);
        Assert.Equal(.011620137317, square.item<double>(), 1e-12);
        Assert.Equal(.107796741, square.sqrt().item<double>(), 1e-9);
        var weighted = 0.0;
        var (right, wrong) = (Correct.Sum(), 12 - Correct.Sum());
        double Side(int i) => Correct[i] > 0 ? (1 - Confidences[i]) / right : -Confidences[i] / wrong;
        for (var i = 0; i < 12; i++)
            for (var j = 0; j < 12; j++) weighted += Side(i) * Side(j) * Math.Exp(-Math.Abs(Confidences[i] - Confidences[j]) / .4);
        Assert.Equal(weighted, MeanEmbedding.WeightedSquare(tensor(Confidences), tensor(Correct), .4).item<double>(), 1e-12);
        // Beside cross-entropy, at a weight: the fixture's own pairs.
        var (rows, pairs) = (Table(), (c: new double[8], a: new bool[8]));
        for (var i = 0; i < 8; i++)
        {
            var all = Enumerable.Range(0, 3).Select(k => Probability(i, k)).ToArray();
            (pairs.c[i], pairs.a[i]) = (all.Max(), Array.IndexOf(all, all.Max()) == Labels[i]);
        }
        var mmce = MeanEmbeddingError.Of(SortedPredictions.Of(pairs.c, pairs.a)).Value;
        Assert.Equal(.9934314217 + 3 * mmce, LossOf("train.mmce", """{ "weight": 3 }""", rows).item<double>(), 1e-9);
    }

    [Fact]
    public void RankMixup_OfTheWorkedExample_IsKnown()
    {
        using var scope = NewDisposeScope();
        var raw = tensor(new[] { 2, .5, .1 }).unsqueeze(0);
        var own = raw.softmax(1).amax(1);
        Assert.Equal(.7284919423, own.item<double>(), 1e-10);
        Assert.Equal(.23603140, RankMixup.GainRanking(own, Row(.62, .48), Row(.8, .55)).item<double>(), 1e-8);
        // The order of the mixtures does not matter, that of their shares does.
        Assert.Equal(.23603140, RankMixup.GainRanking(own, Row(.48, .62), Row(.55, .8)).item<double>(), 1e-8);
        Assert.NotEqual(.23603140, RankMixup.GainRanking(own, Row(.48, .62), Row(.8, .55)).item<double>(), 1e-3);
        var mixed = tensor(new[] { 1.5, 1.2, 0 }).unsqueeze(0);
        Assert.Equal(1.5, RankMixup.MarginRanking(raw, mixed, tensor(new[] { .7 }), 2).item<double>(), 1e-12);
        Assert.Equal(0, RankMixup.MarginRanking(raw, mixed, tensor(new[] { 1.0 }), 2).item<double>());
    }

    [Fact]
    public void RankMixup_OfTwoRecords_MasksEachByItself()
    {
        using var scope = NewDisposeScope();
        var (raw, mixed) = (tensor(new[] { 2, .5, .1, 3, 0, 0 }).reshape(2, 3), tensor(new[] { 1.5, 1.2, 0, 9, 0, 0 }).reshape(2, 3));
        // The second record is mixed with one of its class: its hinge of 8 counts nothing, and not half of the mean.
        Assert.Equal(.75, RankMixup.MarginRanking(raw, mixed, tensor(new[] { .7, 1.0 }), 2).item<double>(), 1e-12);
    }

    [Theory]
    [InlineData("train.focal", "{}")]
    [InlineData("train.focal", """{ "gamma": 0.5 }""")]
    [InlineData("train.focal", """{ "sampleDependent": true }""")]
    [InlineData("train.dual-focal", "{}")]
    [InlineData("train.squentropy", "{}")]
    [InlineData("train.mmce", "{}")]
    [InlineData("train.mmce", """{ "weighted": true, "squared": true }""")]
    [InlineData("train.rankmixup", "{}")]
    [InlineData("train.rankmixup", """{ "ranking": "margin" }""")]
    public void Gradient_OfEveryLogit_IsTheSlopeOfTheLoss(string id, string options)
    {
        using var scope = NewDisposeScope();
        const double Step = 1e-5;
        // Without ties: what is strictly below the right class jumps where another one passes it.
        var untied = Logits.Select((logit, i) => logit + .013 * (i % 3)).ToArray();
        var logits = tensor(untied).reshape(8, 3).requires_grad_();
        LossOf(id, options, logits).backward();
        var gradient = logits.grad!.data<double>().ToArray();
        for (var at = 0; at < untied.Length; at++)
        {
            double At(double shift)
            {
                var moved = (double[])untied.Clone();
                moved[at] += shift;
                return LossOf(id, options, tensor(moved).reshape(8, 3)).item<double>();
            }
            Assert.Equal((At(Step) - At(-Step)) / (2 * Step), gradient[at], 1e-6);
        }
    }

    [Fact]
    public void Gradient_OfSaturatedLogits_IsFinite()
    {
        using var scope = NewDisposeScope();
        foreach (var (id, options) in new[] { ("train.focal", """{ "gamma": 0.5 }"""), ("train.dual-focal", "{}"), ("train.mmce", "{}"), ("train.rankmixup", "{}") })
        {
            var logits = tensor(new[] { 200.0, 0, 0, -200, 200, 0 }).reshape(2, 3).requires_grad_();
            var loss = Shelf.Create<ITrainingObjective>(id, options).Loss(new AsIs(), new Batch(logits, tensor([0L, 0]), [0, 1]), new RandomStream(1));
            loss.backward();
            Assert.True(double.IsFinite(loss.item<double>()) && logits.grad!.isfinite().all().item<bool>(), id);
        }
    }

    [Fact]
    public void EnsLoss_Slopes_AreThoseOfAConvexDecreasingLoss()
    {
        var margins = new[] { -3, -.5, 4, .2, 0, 1.5, -1, 2.5, .9 };
        for (var draw = 0; draw < 50; draw++)
        {
            var slopes = EnsLoss.Slopes(margins, new RandomStream(draw));
            Assert.All(slopes, one => Assert.True(one > 0 && double.IsFinite(one)));
            // Minus a derivative must not rise with the margin.
            var ordered = margins.Zip(slopes).OrderBy(pair => pair.First).Select(pair => pair.Second).ToArray();
            Assert.Equal(ordered.OrderDescending(), ordered);
        }
        Assert.NotEqual(EnsLoss.Slopes(margins, new RandomStream(1)), EnsLoss.Slopes(margins, new RandomStream(2)));
    }

    [Fact]
    public void EnsLoss_Gradient_IsMinusTheSlopeTowardsTheRightClass()
    {
        using var scope = NewDisposeScope();
        var logits = tensor(new[] { .3, 1, 2, -1, 0, 0 }).reshape(3, 2).requires_grad_();
        var loss = new EnsLoss().Loss(new AsIs(), new Batch(logits, tensor([1L, 1, 0]), [0, 1, 2]), new RandomStream(5));
        Assert.Equal(nn.functional.cross_entropy(logits, tensor([1L, 1, 0])).item<double>(), loss.item<double>(), 1e-12);
        loss.backward();
        var slopes = EnsLoss.Slopes([.7, -3, 0], new RandomStream(5));
        double[] expected = [slopes[0], -slopes[0], slopes[1], -slopes[1], -slopes[2], slopes[2]];
        Assert.All(expected.Zip(logits.grad!.data<double>().ToArray()), pair => Assert.Equal(pair.First / 3, pair.Second, 1e-12));
        Assert.Contains("is for two classes", Assert.Throws<ModelException>(() => LossOf("train.ensloss", "{}", Table())).Message);
        Assert.Contains("classification-calibrated", PluginUnderTest.Of<EnsLoss>().Summary);
    }

    [Fact]
    public void Distillation_OfWorkedRows_IsWhatItsDefinitionGives()
    {
        using var scope = NewDisposeScope();
        var (student, teacher) = (tensor(new[] { 1, 0, 0, 4.0, 0, 0 }).reshape(2, 3), tensor(new[] { 3, 0, 1, 1, .5, 0 }).reshape(2, 3));
        var options = new OnlineDistillationOptions { Temperature = 2, Ratio = 3, Weight = .5 };
        double[] p0 = Softened(1, 0, 0), q0 = Softened(3, 0, 1), p1 = Softened(4, 0, 0), q1 = Softened(1, .5, 0);
        // The first row is less sure than its teacher: the reverse divergence counts three times. The second is surer.
        var divergence = (Kl(q0, p0) + 3 * Kl(p0, q0) + 3 * Kl(q1, p1) + Kl(p1, q1)) / 2;
        var labels = tensor([0L, 1]);
        var expected = nn.functional.cross_entropy(student, labels).item<double>() + .5 * 4 * divergence;
        Assert.Equal(expected, OnlineDistillation.StudentLoss(student, teacher, labels, options).item<double>(), 1e-12);
        var teachers = nn.functional.cross_entropy(teacher, labels).item<double>() + 4 * (Kl(q0, p0) + Kl(q1, p1)) / 2;
        Assert.Equal(teachers, OnlineDistillation.TeacherLoss(teacher, student, labels, options).item<double>(), 1e-12);

        static double[] Softened(params double[] logits)
        {
            var row = new double[3];
            Softmax.Of(Array.ConvertAll(logits, logit => logit / 2), row);
            return row;
        }

        static double Kl(double[] p, double[] q) => p.Zip(q).Sum(pair => pair.First * Math.Log(pair.First / pair.Second));
    }

    [Theory]
    [InlineData("train.focal"), InlineData("train.dual-focal"), InlineData("train.squentropy"), InlineData("train.mmce"), InlineData("train.rankmixup"), InlineData("train.bd-kd")]
    public void Train_WithEveryObjective_LearnsAndRepeatsItself(string objective)
    {
        using var sample = Sample.Rows(200, noise: .3);
        var recipe = Shelf.Create<IRecipe>("model.train", $$"""
            { "architecture": { "use": "arch.mlp", "widths": [24] }, "epochs": 12, "batchSize": 32, "learningRate": 0.02, "objective": "{{objective}}" }
            """);
        using var subject = recipe.Train(sample.Job());
        using var again = recipe.Train(sample.Job());
        Assert.True(sample.Accuracy(subject) > .9, $"accuracy {sample.Accuracy(subject)}");
        Assert.Equal(Weights.Bits(subject), Weights.Bits(again));
    }

    [Fact]
    public void Train_OfTwoClassesWithEnsLoss_Learns()
    {
        using var sample = Sample.Rows(200, classes: 2, noise: .3);
        using var subject = Shelf.Create<IRecipe>("model.train", """
            { "architecture": { "use": "arch.mlp", "widths": [24] }, "epochs": 12, "batchSize": 32, "learningRate": 0.02, "objective": "train.ensloss" }
            """).Train(sample.Job());
        Assert.True(sample.Accuracy(subject) > .9, $"accuracy {sample.Accuracy(subject)}");
    }

    [Fact]
    public void TrainAll_WithAnotherObjective_TrainsEachByItself()
    {
        using var sample = Sample.Rows(90);
        var recipe = Shelf.Create<IRecipe>("model.train", """
            { "architecture": { "use": "arch.mlp", "widths": [16] }, "epochs": 2, "batchSize": 32, "objective": "train.bd-kd" }
            """);
        TrainingJob[] Jobs() => [.. Enumerable.Range(0, 3).Select(i => sample.Job(seed: 30 + i))];
        Assert.Equal(1, recipe.Together);
        foreach (var (subject, job) in recipe.TrainAll(Jobs()).Zip(Jobs()))
        {
            using var alone = recipe.Train(job);
            Assert.Equal(Weights.Bits(alone), Weights.Bits(subject));
            subject.Dispose();
        }
    }

    [Fact]
    public void Train_WithATeacher_LeavesNoTensorMore()
    {
        using var sample = Sample.Rows(64);
        Subject Train() => Shelf.Create<IRecipe>("model.train", """
            { "architecture": { "use": "arch.mlp", "widths": [8] }, "epochs": 2, "objective": { "use": "train.bd-kd", "teacher": { "use": "arch.mlp", "widths": [32, 32] } } }
            """).Train(sample.Job());
        Train().Dispose();
        var before = Weights.Live;
        using var subject = Train();
        Assert.Equal(subject.Module.state_dict().Count, Weights.Live - before);
    }

    [Theory]
    [InlineData("train.focal"), InlineData("train.dual-focal"), InlineData("train.squentropy"), InlineData("train.mmce"), InlineData("train.rankmixup"), InlineData("train.bd-kd"), InlineData("train.ensloss")]
    public void Contract_OfEveryObjective_IsKept(string id)
    {
        var type = Shelf.Create<ITrainingObjective>(id).GetType();
        var results = PluginContract.Check(PluginUnderTest.Of(type));
        Assert.DoesNotContain(results, row => row.Outcome == ContractOutcome.Fail);
    }

    private static Tensor Table() => tensor(Logits).reshape(8, 3);

    private static Tensor Row(params double[] values) => tensor(values).unsqueeze(0);

    private static double Probability(int row, int k)
    {
        var all = new double[3];
        Softmax.Of(Logits.AsSpan(row * 3, 3), all);
        return all[k];
    }

    // The network gives its inputs back, so that what is written down are the logits.
    private static Tensor LossOf(string id, string options, Tensor logits) => Shelf.Create<ITrainingObjective>(id, options)
        .Loss(new AsIs(), new Batch(logits, tensor(Labels), [.. Enumerable.Range(0, 8)]), new RandomStream(1));

    private sealed class AsIs() : nn.Module<Tensor, Tensor>("as-is")
    {
        public override Tensor forward(Tensor input) => input.alias();
    }
}
