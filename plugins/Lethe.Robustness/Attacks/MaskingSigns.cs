using static TorchSharp.torch;

namespace Lethe.Robustness.Attacks;

/// <summary>Signs, at hand while an attack runs, that it failed where a better one would not.</summary>
internal sealed class MaskingSigns(ChosenRecords records)
{
    private const double MostWithoutGradient = 0.01;
    private const double MostSaturated = 0.05;
    private const double MostUnconfirmed = 0.001;
    private const double MostByLaterRestarts = 0.01;
    private const double SamePrediction = 1e-4;

    private readonly SortedDictionary<AttackLoss, long> _withoutGradient = [];
    private long _unconfirmed, _late;
    private bool _isRandom;

    public bool IsRepeated { get; private set; }

    /// <summary>What the reader of a robust accuracy has to know; empty: nothing speaks against it.</summary>
    public string Remark
    {
        get
        {
            var failed = All().Where(sign => sign.IsFailure).Select(sign => sign.Name.ToLowerInvariant()).ToArray();
            return failed.Length == 0 ? "" : $"Not trustworthy, the true accuracy may be lower: {string.Join("; ", failed)}.";
        }
    }

    /// <summary>Each sign with its number, its limit and whether passing it means that the attack proves nothing.</summary>
    public IReadOnlyList<(string Name, double Value, double Limit, bool IsFailure, bool IsWarning)> All()
    {
        List<(string, double, double, bool, bool)> signs = [];
        foreach (var (loss, without) in _withoutGradient)
            Add($"Records without a gradient, {(loss == AttackLoss.Margin ? "margin" : "cross-entropy")}", without, MostWithoutGradient, fails: true);
        Add("Predictions differ when repeated", _isRandom ? records.Count : 0, 0, fails: true);
        Add("Predictions that are sure beyond single precision", records.Saturated, MostSaturated);
        Add("Records that only later restarts broke", _late, MostByLaterRestarts);
        Add("Broken records that were right when predicted again", _unconfirmed, MostUnconfirmed);
        return signs;

        void Add(string name, long count, double limit, bool fails = false)
        {
            var share = (double)count / records.Count;
            signs.Add((name, share, limit, fails && share > limit, !fails && share > limit));
        }
    }

    /// <summary>Predicts twice: a model that draws at random needs another attack.</summary>
    public void Repeat(Subject subject, Tensor inputs)
    {
        using var scope = NewDisposeScope();
        var (first, second) = (subject.Predict(inputs).to(ScalarType.Float64), subject.Predict(inputs).to(ScalarType.Float64));
        var scale = Math.Max(1, first.abs().max().item<double>());
        _isRandom = (first - second).abs().max().item<double>() > SamePrediction * scale;
        IsRepeated = true;
    }

    public void AddGradients(AttackLoss loss, long without) =>
        _withoutGradient[loss] = _withoutGradient.GetValueOrDefault(loss) + without;

    public void AddRestart(int restart, int broken)
    {
        if (restart > 0) _late += broken;
    }

    public void AddUnconfirmed(int count) => _unconfirmed += count;
}
