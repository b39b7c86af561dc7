namespace Lethe.Unlearning.Steps;

/// <summary>Batches of a split without end, shuffled anew each time round, for steps that take one along.</summary>
internal sealed class Cycle(UnlearningJob job, Split split, int batchSize) : IDisposable
{
    private readonly RandomStream _random = job.Random.Fork("cycle").Fork(split.Name);
    private IEnumerator<Batch>? _round;
    private int _rounds;

    /// <summary>The next batch, which counts as spent. It is disposed when another one is asked for.</summary>
    public Batch Next()
    {
        if (split.Count == 0) throw new ModelException($"There are no records in {split.Name}, which this method takes along in every step.");
        while (_round is null || !_round.MoveNext())
        {
            _round?.Dispose();
            _round = split.Batches(batchSize, job.Device, _random.Fork(_rounds++)).GetEnumerator();
        }
        job.Budget.Spend(_round.Current.Rows.Length);
        return _round.Current;
    }

    public void Dispose() => _round?.Dispose();
}
