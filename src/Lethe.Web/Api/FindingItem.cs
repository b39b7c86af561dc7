using Lethe.Storage.Findings;

namespace Lethe.Web.Api;

/// <summary>One number.</summary>
/// <param name="Value">Null: it could not be computed, and <paramref name="Reason"/> says why.</param>
/// <param name="Low">The interval's ends; null where there is none.</param>
public sealed record FindingItem(
    string Subject, string Evaluator, string Metric, string Slice, double? Value, double? Low, double? High, double? Level, string IntervalBy, long N, string Reason)
{
    internal static FindingItem Of(FindingEntry entry)
    {
        var finding = entry.Finding;
        return new FindingItem(
            entry.Subject, entry.Evaluator, finding.Metric, finding.Slice, Finite(finding.Value), Finite(finding.Low), Finite(finding.High),
            Finite(finding.Level), finding.IntervalBy, finding.N, finding.Reason);
    }

    // JSON has no word for the others.
    private static double? Finite(double? number) => number is { } value && double.IsFinite(value) ? value : null;
}
