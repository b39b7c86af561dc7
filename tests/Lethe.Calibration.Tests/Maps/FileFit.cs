using Lethe.Calibration.Tests.Support;
using static TorchSharp.torch;

namespace Lethe.Calibration.Tests.Maps;

/// <summary>A map fitted on the first half of a published file's records, and what it reaches on the second.</summary>
internal sealed record FileFit(
    IReadOnlyDictionary<string, double[]> State, IReadOnlyList<string> Warnings, LabelledLogits Before, LabelledLogits After, Predictions Predictions)
{
    private const int Half = 5000;

    public double Number(string name) => State[name].Single();

    public double LogLoss => Predictions.LogLoss.Average();

    public double Brier => Predictions.Brier.Average();

    public double Error => ExpectedCalibrationError.Of(Predictions.Confidence, Predictions.Correct);

    public double Kolmogorov => CumulativeCalibrationError.Of(SortedPredictions.Of(Predictions.Confidence, Predictions.Correct)).KolmogorovSmirnov;

    public double Classwise
    {
        get
        {
            using var scope = NewDisposeScope();
            var table = After.Logits.softmax(1).clamp(0, 1).data<double>().ToArray();
            return ClasswiseError.EqualWidth(table, After.Labels, After.Classes).Average();
        }
    }

    /// <summary>The caller's scope owns the tensors.</summary>
    /// <param name="atZero">Moves each row's greatest logit to 0.</param>
    public static FileFit Of(string name, string recalibrator, string options = "{}", bool atZero = false)
    {
        var file = PublishedPredictions.Of(name);
        var logs = tensor(file.Table, [file.Labels.Length, file.Classes]).log();
        if (atZero) logs -= logs.amax([1L], true);
        using var map = Shelf.Create<IRecalibrator>(recalibrator, options).Fit(new RecalibrationJob
        {
            Logits = logs.narrow(0, 0, Half),
            Labels = tensor(file.Labels[..Half]),
            Device = CPU,
            Random = new RandomStream(1),
            Progress = Progress.None,
            Cancellation = TestContext.Current.CancellationToken,
        });
        var before = new LabelledLogits(logs.narrow(0, Half, file.Labels.Length - Half), file.Labels[Half..]);
        var after = before with { Logits = map.Apply(before.Logits) };
        return new FileFit(map.State.ToDictionary(pair => pair.Key, pair => pair.Value.data<double>().ToArray()), map.Warnings,
            before, after, Predictions.Of(after, true, TestContext.Current.CancellationToken));
    }
}
