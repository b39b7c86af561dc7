using static TorchSharp.torch;

namespace Lethe.Calibration.Maps.Shared;

/// <summary>
/// Learns a small network with Adam: shuffled batches, half as long steps once the loss of an epoch has not fallen for a while, and
/// the end after some such halvings.
/// </summary>
/// <param name="Steps">How many were taken.</param>
/// <param name="Note">What is to be said of the end; empty: the loss had stopped to fall.</param>
internal sealed record NetworkTraining(int Steps, string Note)
{
    private const double LeastFall = 1e-5;
    private const int Patience = 20;
    private const int Halvings = 6;

    /// <param name="count">Records.</param>
    /// <param name="loss">Of the records with these row numbers, a mean over them.</param>
    /// <param name="name">For the progress.</param>
    public static NetworkTraining Of(
        LayerStack network, int count, Func<Tensor, Tensor> loss, NetworkOptions options, RecalibrationJob job, RandomStream random, string name)
    {
        using var adam = optim.Adam(network.Learned, options.LearningRate, weight_decay: options.WeightDecay);
        var (steps, least, sinceFall, halvings) = (0, double.PositiveInfinity, 0, 0);
        for (var epoch = 0; halvings < Halvings; epoch++)
        {
            var (order, sum) = (Array.ConvertAll(random.Fork(epoch).Permutation(count), row => (long)row), 0.0);
            for (var start = 0; start < count; start += options.BatchSize)
            {
                job.Cancellation.ThrowIfCancellationRequested();
                if (job.Budget.Exhausted) return new NetworkTraining(steps, $"The budget ended after {steps} steps.");
                if (steps == options.Steps) return new NetworkTraining(steps, $"It was still learning after {steps} steps. More may find another map.");
                using var scope = NewDisposeScope();
                var rows = order[start..Math.Min(start + options.BatchSize, count)];
                adam.zero_grad();
                var found = loss(tensor(rows));
                found.backward();
                _ = adam.step();
                sum += found.item<double>() * rows.Length;
                job.Budget.Spend(rows.Length);
                steps++;
            }
            job.Progress.Report(steps, options.Steps, $"{name}, at most {options.Steps} steps");
            sinceFall = sum / count < least - LeastFall ? 0 : sinceFall + 1;
            if (sinceFall == 0) least = sum / count;
            if (sinceFall < Patience) continue;
            foreach (var group in adam.ParamGroups) group.LearningRate /= 2;
            (sinceFall, halvings) = (0, halvings + 1);
        }
        return new NetworkTraining(steps, "");
    }
}
