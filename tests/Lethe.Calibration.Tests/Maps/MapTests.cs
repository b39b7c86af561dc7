using System.Text.Json.Nodes;
using Lethe.Calibration.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace Lethe.Calibration.Tests.Maps;

public class MapTests
{
    /// <summary>Every recalibrator, with the number of classes it is tried on.</summary>
    public static TheoryData<string, string, int> All => new()
    {
        { "recal.temperature", "{}", 3 },
        { "recal.vector", "{}", 3 },
        { "recal.matrix", "{}", 3 },
        { "recal.dirichlet", "{}", 3 },
        { "recal.platt", "{}", 2 },
        { "recal.beta", "{}", 3 },
        { "recal.histogram", "{}", 3 },
        { "recal.isotonic", "{}", 3 },
        { "recal.isotonic", """{ "form": "order-keeping" }""", 3 },
        { "recal.bbq", "{}", 3 },
        { "recal.ensemble-temperature", "{}", 3 },
        { "recal.spline", "{}", 3 },
        { "recal.parameterised-temperature", """{ "steps": 60, "learningRate": 0.02 }""", 3 },
        { "recal.h-calibration", """{ "epochs": 60, "learningRate": 0.05 }""", 3 },
        { "recal.h-calibration", """{ "maps": ["network"], "hidden": [4], "epochs": 15, "learningRate": 0.1 }""", 3 },
        { "recal.h-calibration", """{ "maps": ["temperature-mixture"], "temperatures": [8], "epochs": 30, "learningRate": 0.1 }""", 3 },
    };

    [Theory]
    [MemberData(nameof(All))]
    public void Map_OfSharpenedLogits_LowersTheLoss_AndIsTheSameOnceSavedAndOpened(string id, string options, int classes)
    {
        using var scope = NewDisposeScope();
        using var folder = new TemporaryFolder();
        var (fit, other) = (Rows.Drawn(2000, 3, classes: classes), Rows.Drawn(1000, 3, seed: 9, classes: classes));
        using var map = Fitted(id, options, fit);
        var logits = Logits(other);
        var (before, after) = (Loss(logits, other), Loss(map.Apply(logits), other));
        Assert.True(after < before - .1, $"{before} before, {after} after");
        Assert.Equal(2000, map.State["records"].item<double>());
        Assert.Equal(1, map.Apply(logits).exp().sum(1L).min().item<double>(), 1e-9);

        var file = folder.PathOf("map.safetensors");
        var reference = new PluginReference(id, JsonNode.Parse(options)!.AsObject());
        var scores = new PredictionScores(1, 1, .1, .5);
        RecalibrationFile.Save(map, new RecalibrationFacts(reference, OutputKind.Logits, classes, 2000, "the 2000 records of validation", "abc", scores, scores) { Warnings = map.Warnings }, file);
        var (opened, facts) = RecalibrationFile.Open(file, Shelf.Instance);
        using (opened)
        {
            Assert.Equal(map.Apply(logits).bytes.ToArray(), opened.Apply(logits).bytes.ToArray());
            Assert.Equal(id, opened.Plugin);
            Assert.Equal((id, classes, 2000, scores), (facts.Recalibrator.Use, facts.Classes, facts.Records, facts.After));
            Assert.Equal(map.Warnings, facts.Warnings);
            Assert.Contains($"for {classes} classes", Assert.Throws<ModelException>(() => opened.Apply(zeros(2, 7))).Message);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void State_WithAnythingElseInIt_IsRefusedOrStillGivesProbabilities(string id, string options, int classes)
    {
        using var scope = NewDisposeScope();
        var plugin = Shelf.Create<IRecalibrator>(id, options);
        using var map = Fitted(id, options, Rows.Drawn(400, 3, classes: classes));
        var (refused, opened) = (0, 0);
        foreach (var name in map.State.Keys)
            foreach (var change in Changes)
            {
                var state = map.State.ToDictionary(pair => pair.Key, pair => pair.Key == name ? change(pair.Value) : pair.Value);
                try
                {
                    using var other = plugin.Open(state);
                    opened++;
                    Assert.False(other.Apply(randn([4, classes], ScalarType.Float64)).isnan().any().item<bool>(), name);
                }
                catch (ModelException)
                {
                    refused++;
                }
            }
        Assert.True(refused >= 6, $"{refused} refused, {opened} opened");
        Assert.Throws<ModelException>(() => plugin.Open(new Dictionary<string, Tensor>()));
    }

    [Theory]
    [InlineData("recal.platt", 3, "recal.platt is for two classes, and these logits have 3.")]
    [InlineData("recal.spline", 2, "Set fewer knots.", 10)]
    public void Fit_OfWhatAMapDoesNotTake_IsRefusedInASentence(string id, int classes, string expected, int records = 50) =>
        Assert.Contains(expected, Assert.Throws<ModelException>(() => Fitted(id, "{}", Rows.Drawn(records, classes: classes))).Message);

    [Theory]
    [MemberData(nameof(All))]
    public void Fit_OfOneClassOrOfNumbersThatAreNone_IsRefused(string id, string options, int classes)
    {
        using var scope = NewDisposeScope();
        var values = new float[40 * classes];
        Assert.Contains("label 0 alone", Assert.Throws<ModelException>(() => Fitted(id, options, Rows.Of(values, new long[40], classes))).Message);
        Assert.Contains("outside 0 to", Assert.Throws<ModelException>(() => Fitted(id, options, Rows.Of(values, [.. Enumerable.Range(0, 40)], classes))).Message);
        values[3] = float.NaN;
        Assert.Contains("finite", Assert.Throws<ModelException>(() => Fitted(id, options, Rows.Of(values, [1, .. new long[39]], classes))).Message);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Fit_Cancelled_Stops(string id, string options, int classes) =>
        Assert.ThrowsAny<OperationCanceledException>(() => Fitted(id, options, Rows.Drawn(300, classes: classes), new CancellationToken(true)));

    [Theory]
    [MemberData(nameof(All))]
    public void Fit_LeavesNoTensorBehind(string id, string options, int classes)
    {
        var split = Rows.Drawn(100, classes: classes);
        Fitted(id, options, split).Dispose();
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        Fitted(id, options, split).Dispose();
        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void Search_OutOfSteps_WarnsAndIsStillNoWorseThanATemperature()
    {
        using var scope = NewDisposeScope();
        var split = Rows.Drawn(500, 3);
        using var map = Fitted("recal.matrix", """{ "steps": 1 }""", split);
        using var temperature = Fitted("recal.temperature", "{}", split);
        Assert.Contains(map.Warnings, warning => warning.StartsWith("It did not converge: after 1 step a slope", StringComparison.Ordinal));
        Assert.True(map.State["lossAfter"].item<double>() <= temperature.State["lossAfter"].item<double>());
    }

    [Fact]
    public void OneVersusRest_WithAClassThatTheFitNeverSaw_LeavesItAndSaysSo()
    {
        using var scope = NewDisposeScope();
        var split = Rows.Drawn(300, classes: 3);
        var labels = Enumerable.Range(0, 300).Select(row => Math.Min(split.Label(row), 1)).ToArray();
        var logits = split.Read(Enumerable.Range(0, 300).ToArray(), CPU).Inputs.data<float>().ToArray();
        using var map = Fitted("recal.isotonic", "{}", Rows.Of(logits, labels, 3));
        Assert.Contains(map.Warnings, warning => warning.StartsWith("Of 1 of 3 classes the fit has no record", StringComparison.Ordinal));
    }

    [Fact]
    public void Evaluate_WithAMapThatDoesNotFit_MeasuresTheOthersAndSaysWhy()
    {
        var job = Rows.Job(Rows.Drawn(200, 2)).Evaluated("""{ "recalibrate": ["recal.platt", "recal.vector"] }""");
        Assert.Contains("is for two classes", job.Single("calibration.nll", "after=recal.platt").Reason);
        Assert.NotNull(job.Single("calibration.nll", "after=recal.vector").Value);
    }

    private static readonly Func<Tensor, Tensor>[] Changes =
        [number => number * double.NaN, number => zeros(0, ScalarType.Float64), number => cat([number, number], 0), number => -number - 2, number => number.to(ScalarType.Int64)];

    private static Tensor Logits(Split split) => split.Read(Enumerable.Range(0, split.Count).ToArray(), CPU).Inputs.to(ScalarType.Float64);

    private static double Loss(Tensor logits, Split split) =>
        nn.functional.cross_entropy(logits.clamp(-50), tensor(Enumerable.Range(0, split.Count).Select(split.Label).ToArray())).item<double>();

    private static Recalibration Fitted(string id, string options, Split split, CancellationToken? cancellation = null)
    {
        using var scope = NewDisposeScope();
        return Shelf.Create<IRecalibrator>(id, options).Fit(new RecalibrationJob
        {
            Logits = Logits(split),
            Labels = tensor(Enumerable.Range(0, split.Count).Select(split.Label).ToArray()),
            Device = CPU,
            Random = new RandomStream(1),
            Progress = Progress.None,
            Cancellation = cancellation ?? TestContext.Current.CancellationToken,
        });
    }
}
