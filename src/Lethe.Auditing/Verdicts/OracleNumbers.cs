using Lethe.Sdk;

namespace Lethe.Auditing.Verdicts;

/// <summary>What each oracle scored, number by number: what gates that ask for likeness to the oracles compare with.</summary>
public sealed class OracleNumbers
{
    private readonly Dictionary<(string Metric, string Slice), List<Finding>> _findings = [];

    public static OracleNumbers None { get; } = new([]);

    /// <param name="oracles">The findings of one evaluator on one oracle each.</param>
    public OracleNumbers(IEnumerable<IReadOnlyList<Finding>> oracles)
    {
        foreach (var finding in oracles.SelectMany(findings => findings))
        {
            if (!_findings.TryGetValue((finding.Metric, finding.Slice), out var list)) _findings[(finding.Metric, finding.Slice)] = list = [];
            list.Add(finding);
        }
    }

    public IReadOnlyList<double> Of(string metric, string slice) =>
        [.. Findings(metric, slice).Select(finding => finding.Value).OfType<double>()];

    /// <summary>Why there are fewer numbers than oracles; empty when there are not.</summary>
    public string Fault(string metric, string slice) =>
        Findings(metric, slice).Find(finding => finding.Value is null) is { } missing ? $"not computed for every oracle: {missing.Reason}"
        : Findings(metric, slice).Count == 0 ? "it was not measured on the oracles"
        : Findings(metric, slice).Count < OracleLikeness.FewestOracles ? $"{OracleLikeness.FewestOracles} oracles are needed, and there are {Findings(metric, slice).Count}"
        : "";

    private List<Finding> Findings(string metric, string slice) => _findings.GetValueOrDefault((metric, slice)) ?? [];
}
