using static TorchSharp.torch;

namespace Lethe.Calibration.Conformal;

/// <summary>Scores of all classes averaged over noisy copies of each record.</summary>
internal sealed class NoisyScores(EvaluationJob job, ConformalOptions options, double noise)
{
    private const int InputsAtOnce = 256;

    /// <param name="uniforms">One a record, the same for all its copies.</param>
    /// <returns>For each score, row by row.</returns>
    public double[][] Of(Split records, double[] uniforms, IConformalScore[] scores, int classes, string words)
    {
        var means = Array.ConvertAll(scores, _ => new double[records.Count * classes]);
        var one = new double[classes];
        var start = 0;
        foreach (var batch in records.Batches(InputsAtOnce, job.Subject.Device))
        {
            for (var copy = 0; copy < options.Copies; copy++)
            {
                job.Cancellation.ThrowIfCancellationRequested();
                using var scope = NewDisposeScope();
                var outputs = job.Subject.Predict(batch.Inputs + noise * randn_like(batch.Inputs)).to(ScalarType.Float64).cpu();
                if (!outputs.isfinite().all().item<bool>()) throw new ModelException("The model gives numbers that are not finite for noisy copies of its inputs.");
                ProbabilityRows.Each(options.Outputs.AsLogits(outputs), (row, probabilities) => Add(start + row, probabilities), job.Cancellation);
                job.Progress.Report((long)start * options.Copies + (long)(copy + 1) * batch.Rows.Length, (long)records.Count * options.Copies, $"noisy copies, {words}");
            }
            start += batch.Rows.Length;
        }
        return means;

        void Add(int row, ReadOnlySpan<double> probabilities)
        {
            for (var s = 0; s < scores.Length; s++)
            {
                scores[s].Fill(probabilities, uniforms[row], one);
                var into = means[s].AsSpan(row * classes, classes);
                // Sums of probabilities end a rounding above 1, and scores must not.
                for (var k = 0; k < classes; k++) into[k] += Math.Clamp(one[k], 0, 1) / options.Copies;
            }
        }
    }
}
