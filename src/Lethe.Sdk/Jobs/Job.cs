using static TorchSharp.torch;

namespace Lethe.Sdk;

/// <summary>What every piece of work is given, whatever its kind.</summary>
public abstract class Job
{
    public required Device Device { get; init; }

    /// <summary>The only source of randomness: same seed, same result.</summary>
    public required RandomStream Random { get; init; }

    public required Progress Progress { get; init; }

    /// <summary>Unlimited unless the request set one.</summary>
    public Budget Budget { get; init; } = Budget.Unlimited;

    /// <summary>To be looked at between batches: a cancelled job must end within two seconds.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>
    /// Runs <paramref name="step"/> on shuffled batches, epoch after epoch, in a tensor scope each, until done, out of
    /// budget or cancelled. Returns the number of epochs that were begun.
    /// </summary>
    public int Epochs(Split data, int epochs, int batchSize, Action<Batch> step)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(epochs);
        var order = Random.Fork("epochs");
        var batches = (data.Count + batchSize - 1) / batchSize;
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            var done = 0;
            foreach (var batch in data.Batches(batchSize, Device, order.Fork(epoch)))
            {
                Cancellation.ThrowIfCancellationRequested();
                if (Budget.Exhausted) return epoch + 1;
                using (NewDisposeScope()) step(batch);
                Budget.Spend(batch.Rows.Length);
                done++;
                Progress.Report((long)epoch * batches + done, (long)epochs * batches, $"epoch {epoch + 1} of {epochs}");
            }
        }
        return epochs;
    }
}
