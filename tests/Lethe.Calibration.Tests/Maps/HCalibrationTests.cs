using Lethe.Calibration.Maps.OrderKeeping;
using Lethe.Calibration.Maps.Shared;
using Lethe.Calibration.Tests.Support;
using static TorchSharp.torch;

namespace Lethe.Calibration.Tests.Maps;

public class HCalibrationTests
{
    private const string Wide = "wideresnet-16-4-cifar-10";
    private const string Lenet = "lenet-5-cifar-10";
    private const int Half = 5000;

    /// <summary>On records 0 to 4999, every class left out once: in 15 groups of equal width, and in one. No temperature: the best one.</summary>
    [Theory]
    [InlineData(Wide, 1.0, 9265.3474, 1055.2402)]
    [InlineData(Wide, 2.059224, 1914.8111, 317.5906)]
    [InlineData(Lenet, 1.0, 7229.8338, 2163.1203)]
    [InlineData(Lenet, null, 2157.8193, 1073.7921)]
    public void Loss_OfPublishedPredictions_IsTheKnownOne(string file, double? temperature, double inGroups, double plain)
    {
        Assert.Equal(inGroups, Loss(file, temperature, ProbabilityGroups.EqualWidth(15)), 2e-3);
        Assert.Equal(plain, Loss(file, temperature, ProbabilityGroups.Whole), 2e-3);
    }

    [Fact]
    public void Loss_InClusters_IsAboutWhatAnotherProgramFound()
    {
        Assert.Equal(5259, Loss(Wide, 1, new HCalibrationLoss().Groups), 10.0);
        Assert.Equal(897, Loss(Wide, 2.059224, new HCalibrationLoss().Groups), 10.0);
    }

    [Fact]
    public void Pieces_OfKnownSlopes_BendWithoutAJump()
    {
        using var scope = NewDisposeScope();
        var map = new PiecewiseLinearMap(tensor(new[] { .5, 2, 1, 1, 1, 1, 1, 1, 1, 1 }));
        var bent = map.Bent(tensor(new[] { -.1, -3, -12, -27.5, 0, -100, -130 }, [1, 7])).data<double>().ToArray();
        Assert.All(bent.Zip([-.05, -1.5, -9, -32.5, 0, -105, -135]), pair => Assert.Equal(pair.Second, pair.First, 1e-12));
    }

    /// <summary>The formula that was released takes the curve's height where the place is meant: it jumps, and turns two probabilities around.</summary>
    [Fact]
    public void Pieces_ByTheReleasedFormula_AreNotMonotone()
    {
        double[] slopes = [.5, 2, 1, 1, 1, 1, 1, 1, 1, 1];
        double Released(double x)
        {
            var i = Math.Min((int)(x / 10), 9);
            var height = slopes[..i].Sum() * 10;
            return height + slopes[i] * (x - height);
        }
        Assert.Equal([.05, 1.5, 19, 27.5], new[] { .1, 3, 12, 27.5 }.Select(Released), (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal((5, 15), (Released(10 - 1e-9), Released(10)), (a, b) => Math.Abs(a.Item1 - b.Item1) + Math.Abs(a.Item2 - b.Item2) < 1e-6);
        Assert.True(Released(20 - 1e-9) > 34 && Released(20) < 21);
        using var scope = NewDisposeScope();
        var bent = new PiecewiseLinearMap(tensor(slopes)).Bent(linspace(0, -100, 2001, ScalarType.Float64).unsqueeze(0)).data<double>().ToArray();
        Assert.Equal(bent.OrderDescending(), bent);
    }

    [Fact]
    public void Network_ThatSaysNothing_IsALineThroughZero()
    {
        using var scope = NewDisposeScope();
        // ELU(0) + 1 = 1 and ELU(2) + 1 = 3 at every place.
        foreach (var (output, slope) in new[] { (0.0, 1.0), (2, 3), (-1, Math.Exp(-1)) })
        {
            var map = NetworkWith(output);
            var points = tensor(new[] { -7.5, -1, 0, .25 });
            Assert.All(map.Integral(points).data<double>().ToArray().Zip(points.data<double>().ToArray()), pair => Assert.Equal(slope * pair.Second, pair.First, 1e-12));
            // Standardised by a deviation of 2: a temperature of 2 over the slope.
            var logs = tensor(new[] { -.1, -3, -6, -2, -2.5, -.2 }, [2, 3]).log_softmax(1);
            Assert.True((map.Apply(logs) - (logs * slope / 2).log_softmax(1)).abs().max().item<double>() < 1e-12);
        }
    }

    [Fact]
    public void Network_AtItsKnots_IsNearItsIntegralEverywhere()
    {
        using var scope = NewDisposeScope();
        var logs = randn([200, 3], ScalarType.Float64).mul(4).log_softmax(1);
        var map = (NetworkMap)OrderKeepingMap.Start(OrderKeepingKind.Network, 10, logs, new RandomStream(3));
        var (mean, deviation) = (logs.mean(), logs.std(false));
        var exact = map.Integral(((logs - mean) / deviation).reshape(-1)).view(200, 3).log_softmax(1);
        Assert.True((map.Apply(logs) - exact).abs().max().item<double>() < 1e-4);
    }

    [Fact]
    public void Mixture_OfOneTemperature_IsThatTemperature()
    {
        using var scope = NewDisposeScope();
        var logs = randn([20, 4], ScalarType.Float64).log_softmax(1);
        var map = new TemperatureMixtureMap(tensor(new[] { -3.0, 1 }), tensor(new[] { .5, -.5 }));
        Assert.True((map.Apply(logs) - (logs / 2).log_softmax(1)).abs().max().item<double>() < 1e-12);
        var apart = new TemperatureMixtureMap(tensor(new[] { 1.0, -3 }), tensor(new[] { 1.0, .5 }));
        var expected = .25 * logs.exp() + .75 * (logs / 2).softmax(1);
        Assert.True((apart.Apply(logs).exp() - expected).abs().max().item<double>() < 1e-12);
    }

    /// <summary>Slopes that go back through a map in parts are those of the whole.</summary>
    [Theory]
    [InlineData("piecewise-linear", "segments", 10)]
    [InlineData("network", "hidden", 4)]
    [InlineData("temperature-mixture", "temperatures", 16)]
    public void Fit_OfEveryFamily_LowersTheLossAndKeepsTheClasses(string family, string sizes, int size)
    {
        using var scope = NewDisposeScope();
        var fit = FileFit.Of(Wide, "recal.h-calibration", $$"""{ "maps": ["{{family}}"], "{{sizes}}": [{{size}}], "epochs": 10, "learningRate": 0.1 }""");
        var before = Predictions.Of(fit.Before, true, TestContext.Current.CancellationToken);
        Assert.Equal(before.Predicted, fit.Predictions.Predicted);
        Assert.True(fit.LogLoss < before.LogLoss.Average() - .03, $"{before.LogLoss.Average()} before, {fit.LogLoss} after, {fit.Number("epochs")} epochs");
        Assert.Contains(fit.Warnings, warning => warning.StartsWith("It was still learning after 10 epochs", StringComparison.Ordinal));
    }

    [Fact]
    public void Fit_OfSeveralMaps_KeepsTheOneWithTheLeastFigure()
    {
        using var scope = NewDisposeScope();
        double Figure(string sizes)
        {
            using var map = Fitted($$"""{ "segments": {{sizes}}, "epochs": 3, "learningRate": 0.05 }""", Budget.Unlimited);
            return map.State["figure"].item<double>();
        }
        Assert.Equal(Math.Min(Figure("[1]"), Figure("[100]")), Figure("[1, 100]"));
    }

    [Fact]
    public void Fit_OutOfBudget_KeepsWhatItHasAndSaysSo()
    {
        using var scope = NewDisposeScope();
        using var map = Fitted("{}", new Budget(TimeProvider.System, null, 900));
        Assert.Contains(map.Warnings, warning => warning.StartsWith("The budget ended after 3 epochs", StringComparison.Ordinal));
        Assert.Contains(map.Warnings, warning => warning.StartsWith("The budget ended before it could be tried", StringComparison.Ordinal));
    }

    [Fact]
    public void Fit_OfTheSameSeed_IsTheSame_AndInBatchesHangsOnIt()
    {
        using var scope = NewDisposeScope();
        double[] Slopes(string options, long seed)
        {
            using var map = Fitted(options, Budget.Unlimited, seed);
            return map.State["slopes"].data<double>().ToArray();
        }
        const string Batches = """{ "epochs": 3, "batchSize": 100 }""";
        Assert.Equal(Slopes(Batches, 1), Slopes(Batches, 1));
        Assert.NotEqual(Slopes(Batches, 1), Slopes(Batches, 2));
    }

    [Fact]
    public void Fit_OfTooFewRecordsOrNoMap_IsRefusedInASentence()
    {
        using var scope = NewDisposeScope();
        Assert.Contains("which takes 12 of them; there are 8", Assert.Throws<ModelException>(() => Fitted("{}", Budget.Unlimited, records: 8)).Message);
        Assert.Contains("has no map to try", Assert.Throws<ModelException>(() => Fitted("""{ "segments": [] }""", Budget.Unlimited)).Message);
    }

    /// <summary>The schedule to its end: as good as a temperature, which is what this network lacks.</summary>
    [Fact]
    [Trait("Speed", "slow")]
    public void Fit_ToTheEnd_IsAsGoodAsATemperature()
    {
        using var scope = NewDisposeScope();
        var fit = FileFit.Of(Wide, "recal.h-calibration");
        TestContext.Current.SendDiagnosticMessage(
            $"log loss {fit.LogLoss}, Brier {fit.Brier}, ECE {fit.Error}, accuracy {fit.Predictions.Accuracy}, {fit.Number("epochs")} epochs; {string.Join(" ", fit.Warnings)}");
        Assert.Equal(.9112, fit.Predictions.Accuracy, 1e-9);
        Assert.InRange(fit.LogLoss, .26, .275);
        Assert.InRange(fit.Error, 0, .012);
    }

    private static NetworkMap NetworkWith(double output)
    {
        var numbers = new Dictionary<string, Tensor> { ["standardised"] = tensor(new[] { 0.0, 2, -10, 0 }), ["classes"] = tensor(new[] { 3.0 }) };
        for (var layer = 0; layer < 3; layer++)
        {
            long outputs = layer == 2 ? 1 : 4, inputs = layer == 0 ? 1 : 4;
            numbers[$"weights{layer}"] = zeros(outputs, inputs, ScalarType.Float64);
            numbers[$"shifts{layer}"] = full([outputs], layer == 2 ? output : 0, ScalarType.Float64);
        }
        return NetworkMap.Read(new MapState("recal.h-calibration", numbers));
    }

    private static double Loss(string file, double? temperature, ProbabilityGroups.Cut groups)
    {
        var known = PublishedPredictions.Of(file);
        var probabilities = new double[Half * known.Classes];
        var logs = Array.ConvertAll(known.Table[..probabilities.Length], Math.Log);
        var divisor = temperature ?? TemperatureFit.Of(logs, known.Labels.AsSpan(0, Half), known.Classes, TestContext.Current.CancellationToken).Temperature;
        for (var row = 0; row < Half; row++)
            Softmax.Of(Array.ConvertAll(logs[(row * known.Classes)..((row + 1) * known.Classes)], log => log / divisor), probabilities.AsSpan(row * known.Classes, known.Classes));
        int[] all = [.. Enumerable.Range(0, known.Classes)];
        return new HCalibrationLoss { Groups = groups }.Of(
            probabilities, known.Labels.AsSpan(0, Half), known.Classes, all, new double[probabilities.Length], TestContext.Current.CancellationToken);
    }

    private static Recalibration Fitted(string options, Budget budget, long seed = 1, int records = 500)
    {
        using var scope = NewDisposeScope();
        var split = Rows.Drawn(records, 3);
        return Shelf.Create<IRecalibrator>("recal.h-calibration", options).Fit(new RecalibrationJob
        {
            Logits = split.Read(Enumerable.Range(0, records).ToArray(), CPU).Inputs.to(ScalarType.Float64),
            Labels = tensor(Enumerable.Range(0, records).Select(split.Label).ToArray()),
            Device = CPU,
            Random = new RandomStream(seed),
            Progress = Progress.None,
            Budget = budget,
            Cancellation = TestContext.Current.CancellationToken,
        });
    }
}
