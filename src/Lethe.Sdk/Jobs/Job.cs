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
    /// <param name="goOn">Asked after each whole epoch, counted from 0, whether another one should follow; null: always.</param>
    public int Epochs(Split data, int epochs, int batchSize, Action<Batch> step, Func<int, bool>? goOn = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(epochs);
        var batches = (data.Count + batchSize - 1) / batchSize;
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            var done = 0;
            foreach (var batch in Epoch(data, epoch, batchSize))
            {
                Cancellation.ThrowIfCancellationRequested();
                if (Budget.Exhausted) return epoch + 1;
                using (NewDisposeScope()) step(batch);
                Budget.Spend(batch.Rows.Length);
                done++;
                Progress.Report((long)epoch * batches + done, (long)epochs * batches, $"epoch {epoch + 1} of {epochs}");
            }
            if (goOn is not null && !goOn(epoch)) return epoch + 1;
        }
        return epochs;
    }

    /// <summary>The shuffled batches of one epoch as <see cref="Epochs"/> runs them, for those who train several models at once.</summary>
    public IEnumerable<Batch> Epoch(Split data, int epoch, int batchSize) =>
        data.Batches(batchSize, Device, Random.Fork("epochs").Fork(epoch));
}
