using Lethe.Calibration.Tests.Support;
using static TorchSharp.torch;

namespace Lethe.Calibration.Tests.Maps;

/// <summary>
/// Every map on real predictions, fitted on records 0 to 4999 and scored on the rest, against figures that another program
/// computed twice: log loss and Brier score to 1e-5, the calibration errors to 5e-5, which is less than one record that
/// crosses the edge of a bin.
/// </summary>
public class PublishedMapsTests
{
    private const string Lenet = "lenet-5-cifar-10";
    private const string Wide = "wideresnet-16-4-cifar-10";
    private const string Wide100 = "wideresnet-16-4-cifar-100";
    private const string Free = """{ "lambda": 0, "mu": 0 }""";
    private const string Ordered = """{ "form": "order-keeping" }""";

    [Theory]
    [InlineData(Wide, "recal.temperature", "{}", .27042, .12990, .00692, .009734, .00370, .9112, 0)]
    [InlineData(Lenet, "recal.temperature", "{}", 1.32600, .60680, .02243, .012972, .02236, .5222, 0)]
    [InlineData(Wide100, "recal.temperature", "{}", .93474, .34183, .04358, .002478, .01746, .7602, 0)]
    [InlineData(Wide, "recal.vector", "{}", .23502, .11424, .00638, .004482, .00301, .9230, 0)]
    [InlineData(Lenet, "recal.vector", "{}", 1.32034, .60415, .03026, .010796, .02602, .5230, 0)]
    [InlineData(Wide, "recal.dirichlet", Free, .23136, .11448, .00779, .004358, .00250, .9226, 0)]
    [InlineData(Wide, "recal.matrix", "{}", .23136, .11448, .00779, .004358, .00250, .9226, 0)]
    [InlineData(Lenet, "recal.dirichlet", Free, 1.31209, .60284, .02487, .011153, .01805, .5290, 0)]
    [InlineData(Wide, "recal.dirichlet", "{}", .23096, .11337, .01074, .004616, .00461, .9242, 0)]
    [InlineData(Lenet, "recal.dirichlet", "{}", 1.31157, .60225, .02691, .011589, .01770, .5286, 0)]
    [InlineData(Wide, "recal.ensemble-temperature", "{}", .27141, .12989, .00496, .009688, .00259, .9112, 0)]
    [InlineData(Lenet, "recal.ensemble-temperature", "{}", 1.32616, .60689, .02380, .013115, .02368, .5222, 0)]
    [InlineData(Wide100, "recal.ensemble-temperature", "{}", .95785, .34114, .03179, .002572, .01364, .7602, 0)]
    [InlineData(Wide, "recal.isotonic", Ordered, .27300, .13023, .01178, .009351, .00843, .9112, 0)]
    [InlineData(Lenet, "recal.isotonic", Ordered, 1.33157, .60884, .03530, .014235, .03399, .5222, 0)]
    [InlineData(Wide100, "recal.isotonic", Ordered, .93421, .34052, .04347, .002464, .01606, .7602, 1)]
    [InlineData(Wide, "recal.isotonic", "{}", .28525, .11968, .01292, .006613, .00777, .9184, 9)]
    [InlineData(Lenet, "recal.isotonic", "{}", 1.37223, .60727, .04078, .012334, .03687, .5246, 1)]
    [InlineData(Wide100, "recal.isotonic", "{}", 1.34282, .34378, .04364, .002449, .03992, .7504, 39)]
    [InlineData(Wide, "recal.histogram", "{}", .43056, .13569, .02002, .006838, .00985, .9184, 15)]
    [InlineData(Lenet, "recal.histogram", "{}", 1.41542, .61536, .04787, .012853, .03781, .5240, 0)]
    [InlineData(Wide100, "recal.histogram", "{}", 2.70673, .38453, .08886, .002746, .05560, .7350, 288)]
    [InlineData(Wide, "recal.beta", "{}", .24595, .11874, .01158, .006241, .00271, .9194, 0)]
    [InlineData(Lenet, "recal.beta", "{}", 1.32291, .60566, .03803, .012277, .03530, .5226, 0)]
    [InlineData(Wide100, "recal.beta", "{}", .93000, .33836, .04201, .002401, .02517, .7610, 0)]
    public void OnUnseenRecords(
        string file, string map, string options, double loss, double brier, double error, double classwise, double kolmogorov, double accuracy, int clamped) =>
        Check(file, map, options, loss, brier, error, classwise, kolmogorov, accuracy, clamped);

    [Fact]
    [Trait("Speed", "slow")]
    public void OnUnseenRecords_VectorOfAHundredClasses() =>
        Check(Wide100, "recal.vector", "{}", .92726, .33867, .03982, .002408, .02753, .7580, 0, objective: .9083465781);

    [Theory]
    [InlineData(Wide, "recal.vector", "{}", .2437640511)]
    [InlineData(Lenet, "recal.vector", "{}", 1.2888950546)]
    [InlineData(Wide, "recal.dirichlet", Free, .2304232940)]
    [InlineData(Lenet, "recal.dirichlet", Free, 1.2700687397)]
    [InlineData(Wide, "recal.dirichlet", "{}", .2352241737)]
    [InlineData(Lenet, "recal.dirichlet", "{}", 1.2740781943)]
    public void FittedObjective(string file, string map, string options, double objective)
    {
        using var scope = NewDisposeScope();
        var fit = FileFit.Of(file, map, options);
        Assert.Equal(objective, fit.Number("objective"), 1e-7);
        Assert.True(fit.Number("largestSlope") <= 1e-9, $"a slope of {fit.Number("largestSlope")} is left");
        Assert.DoesNotContain(fit.Warnings, warning => warning.Contains("did not converge", StringComparison.Ordinal));
        // It began at the best temperature.
        Assert.True(fit.Number("objective") < FileFit.Of(file, "recal.temperature").Number("lossAfter"));
    }

    [Theory]
    [InlineData(Wide, 2.059224)]
    [InlineData(Lenet, 1.373584)]
    [InlineData(Wide100, 1.109903)]
    public void Temperatures(string file, double temperature)
    {
        using var scope = NewDisposeScope();
        Assert.Equal(temperature, FileFit.Of(file, "recal.temperature").Number("temperature"), 1e-5);
    }

    [Fact]
    public void EnsembleWeights_OfTheWideNetwork()
    {
        using var scope = NewDisposeScope();
        double[] known = [.997894, 0, .002106];
        Assert.All(FileFit.Of(Wide, "recal.ensemble-temperature").State["weights"].Zip(known), pair => Assert.Equal(pair.Second, pair.First, 1e-6));
    }

    [Fact]
    public void Beta_OfAHundredClasses_RefitsTheOneWithANegativeCoefficient()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(1, FileFit.Of(Wide100, "recal.beta").Number("refits"));
    }

    [Theory]
    [InlineData("recal.temperature", "{}", true)]
    [InlineData("recal.ensemble-temperature", "{}", true)]
    [InlineData("recal.isotonic", Ordered, true)]
    [InlineData("recal.vector", "{}", false)]
    [InlineData("recal.isotonic", "{}", false)]
    [InlineData("recal.histogram", "{}", false)]
    [InlineData("recal.bbq", "{}", false)]
    public void Accuracy_IsKept_OrTheChangeIsSaid(string map, string options, bool isKept)
    {
        using var scope = NewDisposeScope();
        var fit = FileFit.Of(Wide, map, options);
        Assert.Equal(isKept, fit.Number("accuracyBefore") == fit.Number("accuracyAfter"));
        Assert.Equal(isKept, !fit.Warnings.Any(warning => warning.Contains("changes the accuracy", StringComparison.Ordinal)));
        if (!isKept) return;
        var before = Predictions.Of(fit.Before, true, TestContext.Current.CancellationToken);
        Assert.Equal(before.Predicted, fit.Predictions.Predicted);
    }

    /// <summary>Logits are lost up to a number a record: a temperature does not see it, and vector scaling is another model.</summary>
    [Fact]
    public void Vector_OfRowsMovedToZero_IsAnotherModel()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(.23511, FileFit.Of(Wide, "recal.vector", atZero: true).LogLoss, 1e-5);
        Assert.Equal(2.059224, FileFit.Of(Wide, "recal.temperature", atZero: true).Number("temperature"), 1e-5);
    }

    /// <summary>Where a rate of 0 is raised before the row is divided by its sum, the same bins have another loss.</summary>
    [Fact]
    public void Histogram_RaisedBeforeItIsDivided_HasAnotherLoss()
    {
        var file = PublishedPredictions.Of(Wide);
        var (half, classes) = (file.Labels.Length / 2, file.Classes);
        var curves = Enumerable.Range(0, classes).Select(k => HistogramFit.Of(
            [.. Enumerable.Range(0, half).Select(i => file.Row(i)[k])], [.. Enumerable.Range(0, half).Select(i => file.Labels[i] == k)], 15)).ToArray();
        var loss = Enumerable.Range(half, half).Average(i =>
        {
            double[] rates = [.. Enumerable.Range(0, classes).Select(k => Math.Max(curves[k].At(file.Row(i)[k]), 1e-12))];
            return -Math.Log(rates[file.Labels[i]] / rates.Sum());
        });
        Assert.Equal(.428, loss, 6e-4);
        using var scope = NewDisposeScope();
        Assert.Equal(.43056, FileFit.Of(Wide, "recal.histogram").LogLoss, 1e-5);
    }

    /// <summary>Isotonic regression as a staircase and not straight between the blocks.</summary>
    [Fact]
    public void Isotonic_AsAStaircase_HasAnotherLoss()
    {
        var file = PublishedPredictions.Of(Wide);
        var (half, classes) = (file.Labels.Length / 2, file.Classes);
        var blocks = Enumerable.Range(0, classes).Select(k => PooledViolators.Of(SortedPredictions.Of(
            [.. Enumerable.Range(0, half).Select(i => file.Row(i)[k])], [.. Enumerable.Range(0, half).Select(i => file.Labels[i] == k)]))).ToArray();
        var loss = Enumerable.Range(half, half).Average(i =>
        {
            double[] rates = [.. Enumerable.Range(0, classes).Select(k => blocks[k].LastOrDefault(block => block.Lowest <= file.Row(i)[k], blocks[k][0]).Rate + 1e-9 * file.Row(i)[k])];
            return -Math.Log(Math.Max(rates[file.Labels[i]] / rates.Sum(), 1e-12));
        });
        Assert.Equal(.28963, loss, 1e-5);
    }

    [Theory]
    [InlineData("recal.bbq")]
    [InlineData("recal.spline")]
    public void MapsWithoutAKnownFigure_LowerTheErrorOfConfidence(string map)
    {
        using var scope = NewDisposeScope();
        // .05517 and .11926 as the models come.
        Assert.InRange(FileFit.Of(Wide, map).Error, 0, .02);
        Assert.InRange(FileFit.Of(Lenet, map).Error, 0, .05);
    }

    [Theory]
    [InlineData(Wide, .08)]
    [InlineData(Lenet, .05)]
    // As it comes this one is nearly calibrated: .94386 against .93474.
    [InlineData(Wide100, .004)]
    public void Temperature_IsFarBetterThanNone(string file, double least)
    {
        using var scope = NewDisposeScope();
        var fit = FileFit.Of(file, "recal.temperature");
        var before = Predictions.Of(fit.Before, true, TestContext.Current.CancellationToken);
        var gain = Gain(before, fit.Predictions);
        Assert.True(gain.Low > least, $"{gain}");
    }

    [Fact]
    [Trait("Speed", "slow")]
    public void Matrix_OfAHundredClasses_IsWorseThanATemperature()
    {
        using var scope = NewDisposeScope();
        var matrix = FileFit.Of(Wide100, "recal.matrix", """{ "steps": 300 }""");
        var loss = Gain(matrix.Predictions, FileFit.Of(Wide100, "recal.temperature").Predictions);
        TestContext.Current.SendDiagnosticMessage(
            $"matrix: log loss {matrix.LogLoss}, fit {matrix.Number("lossAfter")}, {matrix.Number("steps")} steps, slope {matrix.Number("largestSlope")}; {string.Join(" ", matrix.Warnings)}");
        Assert.True(loss.Low > 0, $"{loss}");
        Assert.Contains(matrix.Warnings, warning => warning.StartsWith("On records that it was not fitted on it makes the loss worse", StringComparison.Ordinal));
        Assert.Equal(matrix.Number("largestSlope") > 1e-9, matrix.Warnings.Any(warning => warning.Contains("did not converge", StringComparison.Ordinal)));
    }

    private static void Check(
        string file, string map, string options, double loss, double brier, double error, double classwise, double kolmogorov, double accuracy, int clamped,
        double? objective = null)
    {
        using var scope = NewDisposeScope();
        var fit = FileFit.Of(file, map, options);
        if (objective is { } known) Assert.Equal(known, fit.Number("objective"), 1e-7);
        Assert.Equal(accuracy, fit.Predictions.Accuracy, 1e-9);
        Assert.Equal(clamped, fit.Predictions.Clamped);
        Assert.Equal(loss, fit.LogLoss, 1e-5);
        Assert.Equal(brier, fit.Brier, 1e-5);
        Assert.Equal(error, fit.Error, 5e-5);
        Assert.Equal(classwise, fit.Classwise, 5e-5);
        Assert.Equal(kolmogorov, fit.Kolmogorov, 5e-5);
    }

    // Of the same records, so that their differences are what is drawn again.
    private static Interval Gain(Predictions from, Predictions to)
    {
        var gains = from.LogLoss.Zip(to.LogLoss, (before, after) => before - after).ToArray();
        return Bootstrap.Mean(gains, new RandomStream(7));
    }
}
