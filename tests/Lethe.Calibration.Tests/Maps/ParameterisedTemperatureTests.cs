using Lethe.Calibration.Tests.Support;
using static TorchSharp.torch;

namespace Lethe.Calibration.Tests.Maps;

public class ParameterisedTemperatureTests
{
    /// <summary>Records that are too sure by a factor that their greatest logit tells: one temperature cannot serve both kinds.</summary>
    [Fact]
    public void Fit_WhereLogitsTellTheFactor_BeatsOneTemperature()
    {
        using var scope = NewDisposeScope();
        var (fit, other) = (Mixed(1), Mixed(2));
        using var map = Shelf.Create<IRecalibrator>("recal.parameterised-temperature", """{ "steps": 800, "learningRate": 0.03 }""").Fit(Job(fit));
        using var one = Shelf.Create<IRecalibrator>("recal.temperature").Fit(Job(fit));
        double Brier(Recalibration by) => Predictions.Of(other with { Logits = by.Apply(other.Logits) }, true, TestContext.Current.CancellationToken).Brier.Average();
        Assert.True(Brier(map) < Brier(one) - .005, $"{Brier(map)} by record, {Brier(one)} for all; {map.State["steps"].item<double>()} steps");
        Assert.Equal(other.Logits.argmax(1).data<long>().ToArray(), map.Apply(other.Logits).argmax(1).data<long>().ToArray());
        Assert.All(map.State.Values, number => Assert.False(number.requires_grad));
    }

    [Fact]
    public void Fit_OfPublishedPredictions_IsAboutAsGoodAsATemperature()
    {
        using var scope = NewDisposeScope();
        var fit = FileFit.Of("wideresnet-16-4-cifar-10", "recal.parameterised-temperature", """{ "steps": 600, "learningRate": 0.01 }""");
        Assert.Equal(.9112, fit.Predictions.Accuracy, 1e-9);
        // One temperature reaches .12990 and .00692.
        Assert.InRange(fit.Brier, .125, .132);
        Assert.InRange(fit.Error, 0, .015);
    }

    private static LabelledLogits Mixed(long seed)
    {
        var (near, far) = (Rows.Drawn(1000, 1, seed), Rows.Drawn(1000, 6, seed + 10));
        float[] Logits(Split split) => split.Read(Enumerable.Range(0, split.Count).ToArray(), CPU).Inputs.data<float>().ToArray();
        long[] labels = [.. Enumerable.Range(0, 1000).Select(near.Label), .. Enumerable.Range(0, 1000).Select(far.Label)];
        return new LabelledLogits(tensor([.. Logits(near), .. Logits(far)], [2000, 3]).to(ScalarType.Float64), labels);
    }

    private static RecalibrationJob Job(LabelledLogits rows) => new()
    {
        Logits = rows.Logits,
        Labels = tensor(rows.Labels),
        Device = CPU,
        Random = new RandomStream(1),
        Progress = Progress.None,
        Cancellation = TestContext.Current.CancellationToken,
    };
}
