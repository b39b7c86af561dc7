using Lethe.Calibration.Tests.Support;
using Lethe.Torch;
using static TorchSharp.torch;

namespace Lethe.Calibration.Tests;

public class TemperatureScalingTests
{
    [Fact]
    public void Fit_OneMarginAndAShareOfHits_AppliesTheShareItself()
    {
        using var scope = NewDisposeScope();
        using var map = Fit([5, 0, 5, 0, 5, 0, 5, 0], [0, 1, 0, 0]);

        Assert.Equal(5 / Math.Log(3), map.State["temperature"].item<double>(), 1e-9);
        var probabilities = map.Apply(tensor(new float[] { 5, 0, 0, 5 }, [2, 2])).exp().data<double>().ToArray();
        double[] expected = [.75, .25, .25, .75];
        Assert.All(expected.Zip(probabilities), pair => Assert.Equal(pair.First, pair.Second, 1e-9));
        Assert.Equal(4, map.State["records"].item<double>());
        Assert.True(map.State["lossAfter"].item<double>() < map.State["lossBefore"].item<double>());
    }

    [Fact]
    public void State_SavedAndOpened_AppliesBitForBitTheSame()
    {
        using var scope = NewDisposeScope();
        var file = Path.GetTempFileName();
        try
        {
            using var map = Fit([2, 0, 1, 0, 3, 1, 0, 1], [0, 1, 0, 1]);
            Safetensors.Save(file, map.State.ToDictionary());
            using var opened = Open(WeightFile.Load(file));
            var logits = randn([7, 2], ScalarType.Float64);

            Assert.Equal(map.Apply(logits).bytes.ToArray(), opened.Apply(logits).bytes.ToArray());
            Assert.Equal(map.Plugin, opened.Plugin);
            Assert.Equal(map.State.Keys.Order(), opened.State.Keys.Order());
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void State_OfSomethingElse_IsRefused()
    {
        using var scope = NewDisposeScope();
        Assert.Throws<ModelException>(() => Open(new Dictionary<string, Tensor>()));
        Assert.Throws<ModelException>(() => Open(new Dictionary<string, Tensor> { ["temperature"] = tensor(-1.0), ["classes"] = tensor(2.0) }));
        using var sound = Open(new Dictionary<string, Tensor> { ["temperature"] = tensor(2.0), ["classes"] = tensor(2.0) });
    }

    [Fact]
    public void Fit_RecordsThatSayNothingOfEachOther_WarnsOfTheLossOnUnseenOnes()
    {
        // Even rows are always right and odd ones mostly wrong: each half teaches what hurts the other.
        using var map = Fit([3, 0, 3, 0, 3, 0, 3, 0, 3, 0, 3, 0], [0, 1, 0, 1, 0, 0]);
        Assert.Contains(map.Warnings, warning => warning.StartsWith("On records that it was not fitted on it makes the loss worse", StringComparison.Ordinal));
    }

    [Fact]
    public void Fit_ManyRecordsOfOneKind_WarnsOfNothing()
    {
        using var scope = NewDisposeScope();
        var split = Rows.Drawn(2000, 2);
        var batch = split.Read(Enumerable.Range(0, 2000).ToArray(), CPU);
        using var map = Fit(batch.Inputs.data<float>().ToArray(), [.. batch.Targets.data<long>()], 3);
        Assert.Empty(map.Warnings);
        Assert.Equal(2, map.State["temperature"].item<double>(), 0.15);
    }

    [Theory]
    [InlineData(0, 1, "lowest temperature, 0.01")]
    [InlineData(1, 0, "highest temperature, 10000")]
    public void Fit_WithoutAnOptimum_SaysAtWhichEndItStopped(long first, long second, string expected)
    {
        using var map = Fit([2, 0, 0, 1], [first, second]);
        Assert.Contains(map.Warnings, warning => warning.Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void Fit_LogitsThatAreNotFinite_IsRefused() =>
        Assert.Contains("finite", Assert.Throws<ModelException>(() => Fit([1, float.NaN], [0])).Message);

    private static Recalibration Open(IReadOnlyDictionary<string, Tensor> state) => Shelf.Create<IRecalibrator>("recal.temperature").Open(state);

    private static Recalibration Fit(float[] logits, long[] labels, int classes = 2)
    {
        using var scope = NewDisposeScope();
        return Shelf.Create<IRecalibrator>("recal.temperature").Fit(new RecalibrationJob
        {
            Logits = tensor(logits, [labels.Length, classes]).to(ScalarType.Float64),
            Labels = tensor(labels),
            Device = CPU,
            Random = new RandomStream(1),
            Progress = Progress.None,
            Cancellation = TestContext.Current.CancellationToken,
        });
    }
}
