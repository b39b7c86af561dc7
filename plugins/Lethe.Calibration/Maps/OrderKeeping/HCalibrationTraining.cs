using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Lethe.Calibration.Maps.OrderKeeping;

/// <summary>
/// Learns one map by the loss of h-calibration (Huang et al.). Steps become half as long when the error of the confidence has
/// not fallen for a while, and the epoch with the least figure is kept; both are looked at on records that are not learned from.
/// </summary>
/// <param name="fit">Logarithms of probabilities.</param>
/// <param name="chooseBy">Those of the records kept back.</param>
/// <param name="name">For the progress.</param>
internal sealed class HCalibrationTraining(HCalibrationOptions options, LabelledLogits fit, LabelledLogits chooseBy, RecalibrationJob job, string name)
{
    private const int EnoughEpochs = 160;

    private readonly HCalibrationLoss _loss = new();

    /// <summary>The figure of the epoch that was kept.</summary>
    public double Least { get; private set; } = double.PositiveInfinity;

    /// <summary>The numbers of that epoch, of the caller's scope.</summary>
    public Dictionary<string, Tensor> Kept { get; private set; } = [];

    public int Epochs { get; private set; }

    public bool IsOutOfBudget { get; private set; }

    public void Learn(OrderKeepingMap map, RandomStream random)
    {
        using var adam = optim.Adam(map.Learned, options.LearningRate);
        var (lowest, sinceFall, sinceHalved) = (Look(map), 0, 0);
        while (Epochs < options.Epochs && sinceFall < EnoughEpochs && TryEpoch(map, adam, random.Fork(Epochs)))
        {
            var error = Look(map);
            (sinceFall, sinceHalved) = error < lowest ? (0, 0) : (sinceFall + 1, sinceHalved + 1);
            lowest = Math.Min(lowest, error);
            Epochs++;
            job.Progress.Report(Epochs, options.Epochs, $"{name}, at most {options.Epochs} epochs");
            if (sinceHalved < map.Patience) continue;
            foreach (var group in adam.ParamGroups) group.LearningRate /= 2;
            sinceHalved = 0;
        }
    }

    private bool TryEpoch(OrderKeepingMap map, optim.Optimizer adam, RandomStream random)
    {
        var order = fit.Count <= options.BatchSize ? null : random.Fork("order").Permutation(fit.Count);
        for (var start = 0; start < fit.Count; start += options.BatchSize)
        {
            job.Cancellation.ThrowIfCancellationRequested();
            if (job.Budget.Exhausted)
            {
                IsOutOfBudget = true;
                return false;
            }
            using var scope = NewDisposeScope();
            var batch = order is null ? fit : fit.Subset(order[start..Math.Min(start + options.BatchSize, fit.Count)]);
            adam.zero_grad();
            Slope(map, batch, LeftOut(random.Fork(start)));
            _ = adam.step();
            job.Budget.Spend(batch.Count);
        }
        return true;
    }

    /// <summary>The loss is a function of the probabilities alone; its slopes there go back through the map in parts.</summary>
    private void Slope(OrderKeepingMap map, LabelledLogits batch, int[] leftOut)
    {
        var size = map.RowsAtOnce(batch.Classes);
        var whole = batch.Count <= size ? map.Apply(batch.Logits).exp() : null;
        double[] slopes = new double[(long)batch.Count * batch.Classes], probabilities = Numbers(whole ?? Unfollowed(map, batch.Logits));
        _loss.Of(probabilities, batch.Labels, batch.Classes, leftOut, slopes, job.Cancellation);
        var gradient = tensor(slopes, [batch.Count, batch.Classes]);
        if (whole is not null)
        {
            whole.backward([gradient]);
            return;
        }
        for (var start = 0L; start < batch.Count; start += size)
        {
            job.Cancellation.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            var count = Math.Min(size, batch.Count - start);
            map.Apply(batch.Logits.narrow(0, start, count)).exp().backward([gradient.narrow(0, start, count)]);
        }
    }

    // Of very many classes a few tell enough in one step.
    private int[] LeftOut(RandomStream random) => !options.LeaveOut ? []
        : fit.Classes <= options.MostLeftOut ? [.. Enumerable.Range(0, fit.Classes)]
        : random.Sample(fit.Classes, options.MostLeftOut);

    /// <summary>Keeps the map if its figure is the least so far.</summary>
    /// <returns>The error of its confidence, by which steps become shorter.</returns>
    private double Look(OrderKeepingMap map)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        var mapped = chooseBy with { Logits = map.ApplyInParts(chooseBy.Logits) };
        var seen = Predictions.Of(mapped, true, job.Cancellation);
        var figure = Figure(mapped, seen);
        if (figure < Least)
        {
            foreach (var old in Kept.Values) old.Dispose();
            Kept = map.Numbers().ToDictionary(pair => pair.Key, pair => pair.Value.detach().clone().MoveToOuterDisposeScope());
            Least = figure;
        }
        return ExpectedCalibrationError.Of(seen.Confidence, seen.Correct, edge: BinEdge.Right);
    }

    private double Figure(LabelledLogits mapped, Predictions seen) => options.KeptBy switch
    {
        KeptBy.Confidence => BinGaps.DebiasedMean(EqualMassBins.Of(seen.Confidence, seen.Correct, ExpectedCalibrationError.UsualBins)),
        KeptBy.Classes => ClasswiseError.EqualWidth(Array.ConvertAll(Numbers(mapped.Logits.exp()), p => Math.Min(p, 1)), mapped.Labels, mapped.Classes).Average(),
        _ => Mean.Of(seen.LogLoss),
    };

    private static Tensor Unfollowed(OrderKeepingMap map, Tensor logs)
    {
        using var off = no_grad();
        return map.ApplyInParts(logs).exp();
    }

    private static double[] Numbers(Tensor values)
    {
        using var own = values.detach().contiguous();
        return MemoryMarshal.Cast<byte, double>(own.bytes).ToArray();
    }
}
