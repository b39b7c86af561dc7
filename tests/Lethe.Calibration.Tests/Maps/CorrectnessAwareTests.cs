using Lethe.Calibration.Maps.CorrectnessAware;
using Lethe.Calibration.Tests.Support;
using static TorchSharp.torch;

namespace Lethe.Calibration.Tests.Maps;

public class CorrectnessAwareTests
{
    private const string Wide = "wideresnet-16-4-cifar-10";
    private const string Lenet = "lenet-5-cifar-10";
    private const string Wide100 = "wideresnet-16-4-cifar-100";
    private const string Steady = """{ "steps": 800, "batchSize": 5000 }""";
    private const int Half = 5000;

    private static readonly double[] Eight =
        [2, .5, -1, .2, 1.4, .1, -.5, .3, 1.9, 1.1, .9, 0, .4, 2.6, -.7, 1.5, -.2, 1.2, 0, .1, .2, 3, -1, -1];

    private static readonly long[] Truth = [0, 1, 2, 1, 1, 0, 0, 2];

    [Theory]
    [InlineData(1, .2198234562, .2612852046)]
    [InlineData(.5, .2044465525, .2619098442)]
    [InlineData(2, .2449000974, .2562064986)]
    [InlineData(3.01266, null, .2535301897)]
    public void Loss_OfEightWorkedRecords_IsTheKnownOne(double temperature, double? plain, double balanced)
    {
        using var scope = NewDisposeScope();
        var (logits, isRight) = (tensor(Eight, [8, 3]), IsRight(tensor(Eight, [8, 3]), Truth));
        if (plain is { } known) Assert.Equal(known, Loss(logits, isRight, temperature, CorrectnessWeights.None), 1e-10);
        Assert.Equal(balanced, Loss(logits, isRight, temperature, CorrectnessWeights.Balanced), 1e-10);
        var all = ones_like(isRight);
        Assert.Equal(Loss(logits, all, temperature, CorrectnessWeights.None), Loss(logits, all, temperature, CorrectnessWeights.Balanced), 1e-12);
    }

    /// <summary>What one temperature for all would be, which a network that is shown nothing has to find.</summary>
    [Theory]
    [InlineData(Wide, CorrectnessWeights.None, 2.0610)]
    [InlineData(Lenet, CorrectnessWeights.None, 1.3682)]
    [InlineData(Wide, CorrectnessWeights.Balanced, 4.8866)]
    [InlineData(Lenet, CorrectnessWeights.Balanced, 1.4907)]
    [InlineData(Wide100, CorrectnessWeights.None, 1.1268)]
    [InlineData(Wide100, CorrectnessWeights.Balanced, 1.6499)]
    public void Loss_OfPublishedPredictions_IsLeastAtTheKnownTemperature(string file, CorrectnessWeights weights, double known)
    {
        using var scope = NewDisposeScope();
        Assert.Equal(known, BestTemperature(file, weights), 6e-5);
    }

    /// <summary>
    /// The weights draw confidence to one half: far from calibrated, where the plain square is near it. At the temperature to all its
    /// digits: between 1.12678 and 1.1268 a record crosses the edge of a bin.
    /// </summary>
    [Theory]
    [InlineData(Wide, CorrectnessWeights.None, .00673, 6e-6)]
    [InlineData(Wide, CorrectnessWeights.Balanced, .2195, 6e-5)]
    [InlineData(Lenet, CorrectnessWeights.None, .02358, 6e-6)]
    [InlineData(Lenet, CorrectnessWeights.Balanced, .0153, 6e-5)]
    [InlineData(Wide100, CorrectnessWeights.None, .04126, 6e-6)]
    [InlineData(Wide100, CorrectnessWeights.Balanced, .1396, 6e-5)]
    public void Error_AtThoseTemperatures_IsTheKnownOne(string file, CorrectnessWeights weights, double error, double digit)
    {
        using var scope = NewDisposeScope();
        var (_, _, other) = Halves(file);
        var seen = Predictions.Of(other with { Logits = other.Logits / BestTemperature(file, weights) }, true, TestContext.Current.CancellationToken);
        Assert.Equal(error, ExpectedCalibrationError.Of(seen.Confidence, seen.Correct), digit);
    }

    [Theory]
    [InlineData(Wide, 2.0610, .00673)]
    [InlineData(Lenet, 1.3682, .02358)]
    public void Fit_ShownNothing_FindsTheBestTemperatureForAll(string file, double temperature, double error)
    {
        using var scope = NewDisposeScope();
        var (logits, labels, other) = Halves(file);
        using var map = Fitted(Steady, Blank(logits), labels);
        var mapped = map.Apply(Blank(other.Logits));
        var own = other.Logits;
        var found = (own.select(1, 0) - own.select(1, 1)) / (mapped.select(1, 0) - mapped.select(1, 1));
        Assert.Equal(found.min().item<double>(), found.max().item<double>(), 1e-9);
        Assert.Equal(temperature, found.mean().item<double>(), 5e-3);
        var seen = Predictions.Of(other with { Logits = mapped }, true, TestContext.Current.CancellationToken);
        Assert.Equal(error, ExpectedCalibrationError.Of(seen.Confidence, seen.Correct), 5e-4);
        Assert.Equal(0, map.State["clamped"].item<double>());
    }

    /// <summary>On this file the paper's weights make both figures worse.</summary>
    [Fact]
    public void Fit_WithBalancedWeights_ThatMakeBothFiguresWorse_IsRefused()
    {
        using var scope = NewDisposeScope();
        var (logits, labels, _) = Halves(Wide);
        var refusal = Assert.Throws<ModelException>(() => Fitted("""{ "weights": "balanced", "steps": 800, "batchSize": 5000 }""", Blank(logits), labels));
        Assert.StartsWith("recal.correctness-aware found no map that helps: on the records of the fit the calibration error goes from 0.05", refusal.Message);
        Assert.Contains("Set weights: none.", refusal.Message);
    }

    /// <summary>Copies that the model contradicts itself on are the ones it is wrong about.</summary>
    [Fact]
    public void Fit_WhereCopiesTellWhatIsWrong_BeatsOneTemperature()
    {
        using var scope = NewDisposeScope();
        var (fit, other) = (Telling(1), Telling(2));
        using var map = Fitted("{}", fit.Stacked, fit.Labels);
        using var plain = Shelf.Create<IRecalibrator>("recal.temperature").Fit(Job(fit.Stacked.select(1, 0), fit.Labels));
        double Square(Tensor logs) => Loss(logs, IsRight(logs, other.Labels), 1, CorrectnessWeights.None);
        var (aware, blind) = (Square(map.Apply(other.Stacked)), Square(plain.Apply(other.Stacked.select(1, 0))));
        Assert.True(aware < blind - .05, $"{aware} with copies, {blind} without");
        Assert.Equal(other.Stacked.select(1, 0).argmax(1).data<long>().ToArray(), map.Apply(other.Stacked).argmax(1).data<long>().ToArray());
    }

    [Fact]
    public void Fit_WithoutTheCopies_IsRefusedInASentence()
    {
        using var scope = NewDisposeScope();
        var refusal = Assert.Throws<ModelException>(() => Fitted("{}", tensor(Eight, [8, 3]), Truth));
        Assert.Contains("looks at 3 altered copies of each record too; these have shape [8, 3]", refusal.Message);
    }

    [Fact]
    public void Evaluate_OnImages_FitsAndScoresWithTheirCopies_AndTheMappedModelDoesTheSame()
    {
        using var scope = NewDisposeScope();
        var (test, validation) = (Images.Drawn(300, 1, "test"), Images.Drawn(300, 2, "validation"));
        using var model = new ImageModel();
        var job = Rows.Job(test, validation, model).Evaluated("""{ "recalibrate": [{ "use": "recal.correctness-aware", "steps": 200 }] }""");
        var finding = job.Single("calibration.nll", "after=recal.correctness-aware");
        Assert.True(finding.Value < job.Single("calibration.nll").Value, finding.Reason);

        var method = Shelf.Create<IRecalibrator>("recal.correctness-aware", """{ "steps": 200 }""");
        Tensor Stacked(Split split) => RecordCopies.Stack(
            job.Logits(split).to(ScalarType.Float64), model, split, method.Copies, OutputKind.Logits, Progress.None, TestContext.Current.CancellationToken);
        Assert.Equal([300, 4, 3], Stacked(test).shape);
        var map = method.Fit(Job(Stacked(validation), [.. Enumerable.Range(0, 300).Select(validation.Label)]));
        var scores = new PredictionScores(1, 1, .1, .5);
        using var mapped = new RecalibratedSubject(
            new ImageModel(), map, new RecalibrationFacts("recal.correctness-aware", OutputKind.Logits, 3, 300, "validation", "abc", scores, scores));
        var inputs = test.Read(Enumerable.Range(0, 300).ToArray(), CPU).Inputs;
        Assert.True((mapped.Predict(inputs) - map.Apply(Stacked(test))).abs().max().item<double>() < 1e-5);
    }

    [Fact]
    public void Evaluate_WithoutImages_SaysWhyAndMeasuresTheRest()
    {
        var job = Rows.Job(Rows.Drawn(200, 2)).Evaluated("""{ "recalibrate": ["recal.correctness-aware", "recal.temperature"] }""");
        Assert.Contains("looks at altered copies of images", job.Single("calibration.nll", "after=recal.correctness-aware").Reason);
        Assert.Contains("these inputs have shape [3]", job.Single("calibration.nll", "after=recal.correctness-aware").Reason);
        Assert.NotNull(job.Single("calibration.nll", "after=recal.temperature").Value);
    }

    [Fact]
    public void Rotation_ByRightAngles_MovesPixelsAndNothingElse()
    {
        using var scope = NewDisposeScope();
        var image = rand([2, 3, 5, 5], ScalarType.Float32);
        Assert.True((ImageChanges.Rotation(0)(image) - image).abs().max().item<float>() < 1e-6);
        Assert.True((ImageChanges.Rotation(90)(image) - image.rot90(1, (2, 3))).abs().max().item<float>() < 1e-5);
        Assert.True((ImageChanges.Rotation(180)(image) - image.flip(2, 3)).abs().max().item<float>() < 1e-5);
        // Corners turn out of sight.
        Assert.Equal(0, ImageChanges.Rotation(45)(ones(1, 1, 9, 9))[0, 0, 0, 0].item<float>());
    }

    [Fact]
    public void Colours_OfOnePixel_AreThoseByHand()
    {
        using var scope = NewDisposeScope();
        var pixel = tensor(new[] { .2, .4, .6 }, [1, 3, 1, 1]);
        var grey = .299 * .2 + .587 * .4 + .114 * .6;
        Assert.All(ImageChanges.Greyscale(pixel).data<double>().ToArray(), value => Assert.Equal(grey, value, 1e-12));
        // The image is its own mean: contrast draws its colours to grey.
        double[] expected = [.5 * .2 + .5 * grey, .5 * .4 + .5 * grey, .5 * .6 + .5 * grey];
        Assert.All(ImageChanges.Colour(1, .5, 1)(pixel).data<double>().ToArray().Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 1e-12));
        Assert.All(ImageChanges.Colour(1, 1, .5)(pixel).data<double>().ToArray().Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 1e-12));
        Assert.Equal([.4, .8, 1], ImageChanges.Colour(2, 1, 1)(pixel).data<double>().ToArray().Select(value => Math.Round(value, 12)));
    }

    // One for all records of the fit, by the golden section.
    private static double BestTemperature(string file, CorrectnessWeights weights)
    {
        var (logits, labels, _) = Halves(file);
        var isRight = IsRight(logits, labels);
        double low = .5, high = 8;
        var share = (Math.Sqrt(5) - 1) / 2;
        while (high - low > 1e-6)
        {
            var (left, right) = (high - share * (high - low), low + share * (high - low));
            if (Loss(logits, isRight, left, weights) < Loss(logits, isRight, right, weights)) high = right;
            else low = left;
        }
        return low;
    }

    private static double Loss(Tensor logits, Tensor isRight, double temperature, CorrectnessWeights weights)
    {
        using var scope = NewDisposeScope();
        return CorrectnessLoss.Of((logits / temperature).log_softmax(1), isRight, weights).item<double>();
    }

    private static Tensor IsRight(Tensor logits, long[] labels) => logits.argmax(1).eq(tensor(labels)).to(ScalarType.Float64);

    // Copies of which the model says nothing.
    private static Tensor Blank(Tensor logits) => stack([logits, zeros_like(logits), zeros_like(logits), zeros_like(logits)], 1);

    private static (Tensor Logits, long[] Labels, LabelledLogits Other) Halves(string file)
    {
        var known = PublishedPredictions.Of(file);
        var logs = tensor(known.Table, [known.Labels.Length, known.Classes]).log();
        return (logs.narrow(0, 0, Half), known.Labels[..Half], new LabelledLogits(logs.narrow(0, Half, Half), known.Labels[Half..]));
    }

    // Always as sure; right on one half, where the copies agree, and by chance on the other, where they do not.
    private static (Tensor Stacked, long[] Labels) Telling(long seed)
    {
        const int Count = 600;
        var random = new RandomStream(seed);
        var (values, labels) = (new double[Count * 4 * 3], new long[Count]);
        for (var i = 0; i < Count; i++)
        {
            var top = random.NextInt(3);
            var isSure = random.NextDouble() < .5;
            labels[i] = isSure ? top : random.NextInt(3);
            for (var copy = 0; copy < 4; copy++) values[(i * 4 + copy) * 3 + (copy == 0 || isSure ? top : (top + 1) % 3)] = 3;
        }
        return (tensor(values, [Count, 4, 3]), labels);
    }

    private static Recalibration Fitted(string options, Tensor logits, long[] labels) => Shelf.Create<IRecalibrator>("recal.correctness-aware", options).Fit(Job(logits, labels));

    private static RecalibrationJob Job(Tensor logits, long[] labels) => new()
    {
        Logits = logits,
        Labels = tensor(labels),
        Device = CPU,
        Random = new RandomStream(1),
        Progress = Progress.None,
        Cancellation = TestContext.Current.CancellationToken,
    };
}
