namespace Lethe.Robustness.Attacks;

/// <summary>Tells how far the attack is, spends the budget and ends what was cancelled.</summary>
internal sealed class AttackProgress(EvaluationJob job, PgdOptions options, int holding)
{
    private readonly long _batches = Math.Max(1, (holding + options.BatchSize - 1) / options.BatchSize);
    private long _epsilon, _restart, _batch;

    public bool IsFirstEpsilon => _epsilon == 0;

    /// <summary>Called before each step; false: the budget is spent.</summary>
    public bool Step(double epsilon, int restart, int step, int count)
    {
        job.Cancellation.ThrowIfCancellationRequested();
        if (job.Budget.Exhausted) return false;
        job.Budget.Spend(count);
        // Records that broke are not attacked again, so that the end comes sooner than this says and never later.
        var passes = ((_epsilon * options.Restarts + _restart) * _batches + _batch) * (options.Steps + 1) + step;
        var total = (long)options.Epsilons.Distinct().Count() * options.Restarts * _batches * (options.Steps + 1);
        job.Progress.Report(passes + 1, total, $"epsilon {epsilon}, restart {restart + 1} of {options.Restarts}");
        return true;
    }

    public void NextBatch() => _batch++;

    public void NextRestart() => (_restart, _batch) = (_restart + 1, 0);

    public void NextEpsilon() => (_epsilon, _restart, _batch) = (_epsilon + 1, 0, 0);
}
