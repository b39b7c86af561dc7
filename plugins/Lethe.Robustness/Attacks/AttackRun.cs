using static TorchSharp.torch;

namespace Lethe.Robustness.Attacks;

/// <summary>
/// Attacks the records that still hold, radius after radius. What a smaller radius broke stays broken: the input that
/// did it lies within every larger one.
/// </summary>
internal sealed class AttackRun
{
    private readonly EvaluationJob _job;
    private readonly PgdOptions _options;
    private readonly ChosenRecords _records;
    private readonly AttackProgress _progress;
    private int[] _holding;

    public AttackRun(EvaluationJob job, PgdOptions options, ChosenRecords records)
    {
        (_job, _options, _records) = (job, options, records);
        _holding = [.. Enumerable.Range(0, records.Count).Where(row => records.Right[row])];
        _progress = new AttackProgress(job, options, _holding.Length);
        Signs = new MaskingSigns(records);
    }

    public MaskingSigns Signs { get; }

    public List<Attacked> Shown { get; } = [];

    /// <summary>How many records hold at this radius and all before it; null when the budget ended first.</summary>
    public int? Attack(double epsilon)
    {
        // Modules in the mode of training would draw at random; those that cannot train have no such mode.
        return _job.Subject.Can.HasFlag(Capabilities.Train) ? _job.Subject.Module.Evaluating(Run) : Run();

        int? Run()
        {
            for (var restart = 0; restart < _options.Restarts; restart++)
            {
                var before = _holding.Length;
                if (!Pass(epsilon, restart)) return null;
                Signs.AddRestart(restart, before - _holding.Length);
            }
            _progress.NextEpsilon();
            return _holding.Length;
        }
    }

    private bool Pass(double epsilon, int restart)
    {
        var broken = new HashSet<int>();
        foreach (var rows in _holding.Chunk(_options.BatchSize))
        {
            using var scope = NewDisposeScope();
            var batch = _records.Split.Read(rows, _job.Device);
            if (!Signs.IsRepeated) Signs.Repeat(_job.Subject, batch.Inputs);
            var box = Box.Around(batch.Inputs, epsilon, _job.Data.Input);
            var loss = _options.Losses[restart % _options.Losses.Count];
            var attack = new Restart(
                _job.Subject.Forward, loss, epsilon * (_options.StepSize ?? 2.5 / _options.Steps), _options.Steps,
                (step, count) => _progress.Step(epsilon, restart, step, count));
            var (isBroken, found) = attack.Run(Start(batch.Inputs, rows, epsilon, restart, box), batch.Targets, box);
            if (_progress.IsFirstEpsilon && restart == _options.Losses.Index().First(one => one.Item == loss).Index)
                Signs.AddGradients(loss, attack.WithoutGradient);
            broken.UnionWith(Confirmed(batch, rows, box, isBroken, found, epsilon));
            if (attack.IsCutShort)
            {
                _holding = [.. _holding.Where(row => !broken.Contains(row))];
                return false;
            }
            _progress.NextBatch();
        }
        _holding = [.. _holding.Where(row => !broken.Contains(row))];
        _progress.NextRestart();
        return true;
    }

    // Each record draws from a stream of its own, so that its fate does not hang on the batch it is in.
    private Tensor Start(Tensor clean, int[] rows, double epsilon, int restart, Box box)
    {
        var size = (int)(clean.numel() / rows.Length);
        var moves = new float[rows.Length * size];
        for (var i = 0; i < rows.Length; i++)
        {
            var random = _job.Random.Fork("start").Fork(_records.Split.Id(rows[i])).Fork(restart);
            foreach (ref var move in moves.AsSpan(i * size, size)) move = (float)(epsilon * (2 * random.NextDouble() - 1));
        }
        return box.Into(clean + tensor(moves, clean.shape).to(clean.dtype, clean.device));
    }

    /// <summary>Those that the model gets wrong once more when it simply predicts, on inputs that are allowed.</summary>
    private IEnumerable<int> Confirmed(Batch batch, int[] rows, Box box, Tensor isBroken, Tensor found, double epsilon)
    {
        var candidates = isBroken.nonzero().flatten();
        if (candidates.size(0) == 0) return [];
        var (inputs, limits) = (found.index_select(0, candidates), box.Rows(candidates));
        var logits = _job.Subject.Predict(inputs);
        var allowed = inputs.ge(limits.Low).logical_and(inputs.le(limits.High)).flatten(1).all(1);
        var wrong = Numbers.Of<bool>(Judgement.IsRight(logits, batch.Targets.index_select(0, candidates)).logical_not().logical_and(allowed));
        var places = Numbers.Of<long>(candidates);
        Signs.AddUnconfirmed(wrong.Count(one => !one));
        for (var i = 0; i < wrong.Length && Shown.Count < _options.Images; i++)
            if (wrong[i]) Shown.Add(Attacked.Of(batch, inputs, logits, (int)places[i], i, epsilon));
        return places.Where((_, i) => wrong[i]).Select(place => rows[place]);
    }
}
