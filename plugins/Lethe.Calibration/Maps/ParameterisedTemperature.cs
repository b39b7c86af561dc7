using Lethe.Calibration.Maps.Shared;
using static TorchSharp.torch;

namespace Lethe.Calibration.Maps;

[Plugin("recal.parameterised-temperature", "Parameterised temperature scaling", Summary = "Divides each record's logits by a temperature of its own, "
    + "which a small network learns from the greatest of them. Predicted classes stay as they are. It learns for a while.",
    Paper = "Tomani, Cremers and Buettner, Parameterized Temperature Scaling for Boosting the Expressive Power in Post-Hoc Uncertainty Calibration, ECCV 2022")]
public sealed class ParameterisedTemperature(ParameterisedTemperatureOptions options) : Recalibrator, IPlugin
{
    private const double Farthest = 100;
    private const double Lowest = 1e-12;
    private const double Highest = 1e12;

    static bool IPlugin.IsSeeded => true;

    private protected override Learned Learn(LabelledLogits rows, RecalibrationJob job)
    {
        var random = job.Random.Fork("parameterised temperature");
        var logits = rows.Logits.clamp(-Farthest, Farthest);
        var (features, truth) = (Features(logits), nn.functional.one_hot(tensor(rows.Labels), rows.Classes).to(ScalarType.Float64));
        var start = TemperatureFit.Of(rows.Numbers(), rows.Labels, rows.Classes, job.Cancellation).Temperature;
        var network = LayerStack.Start(Widths(rows.Classes), random.Fork("network"), start);
        var end = NetworkTraining.Of(network, rows.Count, batch =>
        {
            var temperatures = Temperatures(network, features.index_select(0, batch));
            return ((logits.index_select(0, batch) / temperatures).softmax(1) - truth.index_select(0, batch)).square().mean();
        }, options, job, random.Fork("order"), Id);
        var numbers = new Dictionary<string, Tensor> { ["steps"] = Learned.Number(end.Steps) };
        network.Detached().AddTo(numbers);
        return new Learned(numbers, end.Note.Length == 0 ? [] : [end.Note]);
    }

    private protected override Func<Tensor, Tensor> Read(MapState state)
    {
        var network = LayerStack.Read(state, Widths(state.Classes));
        return logits =>
        {
            var clamped = logits.clamp(-Farthest, Farthest);
            return (clamped / Temperatures(network, Features(clamped))).log_softmax(1);
        };
    }

    private int[] Widths(int classes) => [Math.Min(options.Top, classes), .. Enumerable.Repeat(options.Nodes, options.Layers), 1];

    private Tensor Features(Tensor logits) => logits.topk((int)Math.Min(options.Top, logits.size(1)), 1).values;

    private static Tensor Temperatures(LayerStack network, Tensor features) => network.Apply(features).abs().clamp(Lowest, Highest);
}
