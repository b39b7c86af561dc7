using Lethe.Calibration.Maps.Shared;
using static TorchSharp.torch;

namespace Lethe.Calibration.Maps.CorrectnessAware;

[Plugin("recal.correctness-aware", "Correctness-aware calibration", Summary = "Divides each image's logits by a temperature of its own, which a small "
    + "network learns from what the model says of altered copies: turned, grey and in other colours. Predicted classes stay as they are. It takes "
    + "four predictions instead of one, also where it is used.",
    Paper = "Liu et al., Optimizing Calibration by Gaining Aware of Prediction Correctness")]
public sealed class CorrectnessAware(CorrectnessAwareOptions options) : Recalibrator, IPlugin
{
    private const int Top = 4;
    private const int Nodes = 5;
    private const double Coldest = 0.1;
    private const double Hottest = 10;

    static bool IPlugin.IsSeeded => true;

    public override IReadOnlyList<RecordChange> Copies { get; } =
    [
        ImageChanges.Rotation(options.Rotation), ImageChanges.Greyscale,
        ImageChanges.Colour(options.Brightness, options.Contrast, options.Saturation),
    ];

    private protected override Learned Learn(LabelledLogits rows, RecalibrationJob job)
    {
        var random = job.Random.Fork("correctness-aware");
        var own = rows.Own();
        var features = Features(rows.Logits);
        var isRight = own.Logits.argmax(1).eq(tensor(rows.Labels)).to(ScalarType.Float64);
        var start = TemperatureFit.Of(own.Numbers(), rows.Labels, rows.Classes, job.Cancellation).Temperature;
        var network = LayerStack.Start(Widths(rows.Classes), random.Fork("network"), Math.Clamp(start, 2 * Coldest, Hottest / 2));
        var end = NetworkTraining.Of(network, rows.Count, batch =>
        {
            var temperatures = Clamped(network.Apply(features.index_select(0, batch)));
            return CorrectnessLoss.Of((own.Logits.index_select(0, batch) / temperatures).log_softmax(1), isRight.index_select(0, batch), options.Weights);
        }, options, job, random.Fork("order"), Id);
        var learned = network.Detached();
        var free = learned.Apply(features);
        var clamped = free.le(Coldest).logical_or(free.ge(Hottest)).sum().item<long>();
        var numbers = new Dictionary<string, Tensor> { ["steps"] = Learned.Number(end.Steps), ["clamped"] = Learned.Number(clamped) };
        learned.AddTo(numbers);
        return new Learned(numbers, [.. Notes(end, clamped, rows.Count)]);
    }

    private protected override Func<Tensor, Tensor> Read(MapState state)
    {
        var network = LayerStack.Read(state, Widths(state.Classes));
        return stacked => (stacked.select(1, 0) / Clamped(network.Apply(Features(stacked)))).log_softmax(1);
    }

    // Balanced weights may do that: they answer another question than how often the model is right.
    private protected override string? Flaw(LabelledLogits before, LabelledLogits after, RecalibrationJob job)
    {
        var (was, now) = (TopLabel(before, job), TopLabel(after, job));
        return now.Error <= was.Error || now.Square <= was.Square ? null
            : $"found no map that helps: on the records of the fit the calibration error goes from {was.Error:0.0000} to {now.Error:0.0000} and the squared "
                + $"error of the confidence from {was.Square:0.0000} to {now.Square:0.0000}. {(options.Weights == CorrectnessWeights.Balanced ? "Set weights: none." : "Keep the model as it is.")}";
    }

    private static (double Error, double Square) TopLabel(LabelledLogits rows, RecalibrationJob job)
    {
        var seen = Predictions.Of(rows, true, job.Cancellation);
        var squares = seen.Confidence.Zip(seen.Correct, (confidence, isRight) => Math.Pow(confidence - (isRight ? 1 : 0), 2));
        return (ExpectedCalibrationError.Of(seen.Confidence, seen.Correct), squares.Average());
    }

    /// <summary>What each copy gives the classes that the record itself speaks most for, copy after copy.</summary>
    private static Tensor Features(Tensor stacked)
    {
        var top = stacked.select(1, 0).topk((int)Math.Min(Top, stacked.size(2)), 1).indexes;
        var copies = stacked.narrow(1, 1, stacked.size(1) - 1).softmax(2);
        return copies.gather(2, top.unsqueeze(1).expand(-1, copies.size(1), -1)).flatten(1);
    }

    private int[] Widths(int classes) => [Copies.Count * Math.Min(Top, classes), Nodes, 1];

    private static Tensor Clamped(Tensor temperatures) => temperatures.clamp(Coldest, Hottest);

    private static IEnumerable<string> Notes(NetworkTraining end, long clamped, int records)
    {
        if (end.Note.Length > 0) yield return end.Note;
        if (clamped > 0) yield return $"{clamped} of {records} records have the lowest or the highest temperature, {Coldest} or {Hottest}, where nothing more is learned of them.";
    }
}
