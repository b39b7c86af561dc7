using Lethe.Auditing.Planning;
using Lethe.Auditing.Requests;
using Lethe.Auditing.Running.Models;
using Lethe.Sdk;
using static TorchSharp.torch;

namespace Lethe.Auditing.Running.Units;

/// <summary>An evaluation of an audit: logits come from the store, results are checked before anybody believes them.</summary>
internal sealed class StoredEvaluationJob(LogitsShelf logits, Unit model, int member) : EvaluationJob
{
    private readonly List<Finding> _findings = [];
    private readonly List<Exhibit> _exhibits = [];

    public IReadOnlyList<Finding> Findings => _findings;

    public IReadOnlyList<Exhibit> Exhibits => _exhibits;

    public override Tensor Logits(Split split) => logits.Find(model, member, split, Compute) ?? Compute(split);

    public override void Report(Finding finding) => _findings.Add(finding);

    public override void Show(Exhibit exhibit) => _exhibits.Add(exhibit);

    /// <exception cref="UnitException">The evaluator reported what it did not declare, or what is no number.</exception>
    public void Check(PluginUse use)
    {
        var known = use.Plugin.Metrics.Select(metric => metric.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var finding in _findings)
        {
            if (!known.Contains(finding.Metric)) throw new UnitException($"{use.Label} reported {finding.Metric}, which it does not declare.");
            if (finding.Value is { } value && !double.IsFinite(value))
                throw new UnitException($"{use.Label} reported {value} for {finding.Metric} {finding.Slice}: what cannot be computed is null with a reason.");
            if (finding.Value is null && finding.Reason.Length == 0)
                throw new UnitException($"{use.Label} reported no value for {finding.Metric} {finding.Slice} and no reason.");
        }
        if (_findings.GroupBy(finding => (finding.Metric, finding.Slice)).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new UnitException($"{use.Label} reported {twice.Key.Metric} {twice.Key.Slice} twice.");
        if (_exhibits.GroupBy(exhibit => exhibit.Id).FirstOrDefault(group => group.Count() > 1) is { } same)
            throw new UnitException($"{use.Label} showed the exhibit '{same.Key}' twice.");
    }

    private Tensor Compute(Split split) => logits.Compute(Subject, split);
}
