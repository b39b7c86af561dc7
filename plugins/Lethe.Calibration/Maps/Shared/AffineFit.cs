using static TorchSharp.torch;

namespace Lethe.Calibration.Maps.Shared;

/// <summary>Fits softmax(Wx + b) from the best temperature on, so that it ends no worse than that on the records of the fit.</summary>
internal static class AffineFit
{
    // Newton's steps are few, but each takes a matrix of so many rows and columns.
    private const int MostForNewton = 600;

    public static Learned Of(LabelledLogits rows, AffineLoss loss, int mostSteps, RecalibrationJob job, string plugin)
    {
        var limits = new SearchLimits(mostSteps, Stepped: Stepped, GoOn: () => !job.Budget.Exhausted) { Cancellation = job.Cancellation };
        var start = Start(rows, loss, job.Cancellation);
        var found = loss.Size <= MostForNewton ? NewtonSearch.Of(loss, start, limits) : LimitedMemorySearch.Of(loss, start, limits);
        var weights = tensor(found.Point, [rows.Classes, loss.Width]);
        return new Learned(
            new Dictionary<string, Tensor>
            {
                ["weights"] = weights.narrow(1, 0, loss.Width - 1).contiguous(),
                ["bias"] = weights.select(1, loss.Width - 1).contiguous(),
                ["objective"] = Learned.Number(found.Value),
                ["largestSlope"] = Learned.Number(found.LargestSlope),
                ["steps"] = Learned.Number(found.Steps),
            },
            found.Converged ? [] : [$"It did not converge: after {(found.Steps == 1 ? "1 step" : $"{found.Steps} steps")} a slope of {found.LargestSlope:0.0e+0} is left, "
                + $"and {SearchLimits.UsualTolerance:0e+0} would be the end. More steps may find another map."]);

        void Stepped(int step)
        {
            job.Budget.Spend(rows.Count);
            job.Progress.Report(step, mostSteps, $"{plugin}, at most {mostSteps} steps");
        }
    }

    public static Func<Tensor, Tensor> Read(MapState state, bool isDiagonal)
    {
        var weights = state.Matrix("weights", state.Classes, isDiagonal ? 1 : state.Classes);
        var bias = state.Matrix("bias", state.Classes);
        return logits => ((isDiagonal ? logits * weights.t() : logits.mm(weights.t())) + bias).log_softmax(1);
    }

    private static double[] Start(LabelledLogits rows, AffineLoss loss, CancellationToken cancellation)
    {
        var inverse = 1 / TemperatureFit.Of(rows.Numbers(), rows.Labels, rows.Classes, cancellation).Temperature;
        var start = new double[loss.Size];
        for (var k = 0; k < rows.Classes; k++) start[k * loss.Width + (loss.IsDiagonal ? 0 : k)] = inverse;
        return start;
    }
}
