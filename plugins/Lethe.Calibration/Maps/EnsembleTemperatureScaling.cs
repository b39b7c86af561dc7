using Lethe.Calibration.Maps.Shared;
using static TorchSharp.torch;

namespace Lethe.Calibration.Maps;

[Plugin("recal.ensemble-temperature", "Ensemble temperature scaling", Summary = "A mixture of the probabilities at the best temperature, "
    + "as they came, and the same for all classes; shares with the least squared error. Predicted classes stay as they are.",
    Paper = "Zhang, Kailkhura and Han, Mix-n-Match: Ensemble and Compositional Methods for Uncertainty Calibration in Deep Learning, ICML 2020")]
public sealed class EnsembleTemperatureScaling : Recalibrator
{
    private const int Parts = 3;

    private protected override Learned Learn(LabelledLogits rows, RecalibrationJob job)
    {
        var temperature = TemperatureFit.Of(rows.Numbers(), rows.Labels, rows.Classes, job.Cancellation).Temperature;
        var parts = Mixed(rows.Logits, temperature);
        var labels = tensor(rows.Labels).unsqueeze(1);
        var (gram, target) = (new double[Parts * Parts], new double[Parts]);
        for (var i = 0; i < Parts; i++)
        {
            target[i] = parts[i].gather(1, labels).sum().item<double>() / rows.Count;
            for (var j = 0; j < Parts; j++) gram[i * Parts + j] = (parts[i] * parts[j]).sum().item<double>() / rows.Count;
        }
        return new Learned(
            new Dictionary<string, Tensor>
            {
                ["temperature"] = Learned.Number(temperature),
                ["weights"] = tensor(SimplexLeastSquares.Of(gram, target)),
            }, []);
    }

    private protected override Func<Tensor, Tensor> Read(MapState state)
    {
        var (temperature, weights) = (state.Number("temperature", 0, double.MaxValue), state.Vector("weights", Parts));
        if (weights.Any(weight => weight < 0) || Math.Abs(weights.Sum() - 1) > 1e-9) throw state.Bad("holds weights that are no shares");
        return logits =>
        {
            var parts = Mixed(logits, temperature);
            return (weights[0] * parts[0] + weights[1] * parts[1] + weights[2] * parts[2]).log();
        };
    }

    private static Tensor[] Mixed(Tensor logits, double temperature) =>
        [(logits / temperature).softmax(1), logits.softmax(1), full_like(logits, 1.0 / logits.size(1))];
}
