using Lethe.Sdk;
using Lethe.Statistics;
using Lethe.Storage.Findings;

namespace Lethe.Web.Schedules;

/// <summary>Holds what audits of one schedule found against each other, finding by finding.</summary>
internal static class AuditComparison
{
    private const double Level = 0.95;

    /// <summary>Findings that are not the same bit for bit, or are in one of the two alone; by name.</summary>
    public static IReadOnlyList<string> Differing(IReadOnlyList<FindingEntry> reference, IReadOnlyList<FindingEntry> now)
    {
        var (before, after) = (ByName(reference), ByName(now));
        // Records compare their numbers by bits as far as it matters: NaN is the same as NaN.
        return [.. before.Keys.Union(after.Keys, StringComparer.Ordinal)
            .Where(name => !before.TryGetValue(name, out var one) || !after.TryGetValue(name, out var other) || one != other).Order(StringComparer.Ordinal)];
    }

    /// <summary>How many audits must have come before one that is looked at for drift.</summary>
    public static int Fewest(bool rotates) => rotates ? PairedDifference.LeastSeeds + 1 : 2;

    /// <summary>Findings that stand off from the first audit, in the last of <paramref name="earlier"/> and now, to the same side.</summary>
    /// <param name="earlier">Oldest first; the first is the baseline.</param>
    /// <param name="rotates">The audits have seeds of their own: then the spread between seeds must be known before a move means something.</param>
    public static IReadOnlyList<string> Drifted(IReadOnlyList<IReadOnlyList<FindingEntry>> earlier, IReadOnlyList<FindingEntry> now, bool rotates)
    {
        if (earlier.Count < Fewest(rotates)) return [];
        var past = earlier.Select(ByName).ToArray();
        var current = ByName(now);
        var names = current.Keys.Where(name => past[0].ContainsKey(name) && past[^1].ContainsKey(name)).ToArray();
        var level = DriftRule.LevelOfEach(Level, names.Length);
        return [.. names.Where(name => IsDrifted(name, past, current[name], rotates, level)).Order(StringComparer.Ordinal)];
    }

    private static bool IsDrifted(string name, Dictionary<string, Finding>[] past, Finding now, bool rotates, double level)
    {
        // Of the audits before the two that are looked at: a move must not widen its own measure.
        double[] seeds = !rotates ? [] : [.. past[..^1].Select(one => one.GetValueOrDefault(name)?.Value).OfType<double>()];
        if (rotates && seeds.Length < PairedDifference.LeastSeeds) return false;
        var baseline = past[0][name];
        return DriftRule.IsRaised(Move(baseline, past[^1][name], seeds, level), Move(baseline, now, seeds, level));
    }

    private static Interval? Move(Finding baseline, Finding finding, double[] seeds, double level) => baseline.Value is { } before && finding.Value is { } after
        ? PairedDifference.OfFindings(before, IntervalOf(baseline), after, IntervalOf(finding), seeds, level) : null;

    private static Interval? IntervalOf(Finding finding) => finding is { Low: { } low, High: { } high } ? new Interval(low, high, finding.Level, finding.IntervalBy) : null;

    private static Dictionary<string, Finding> ByName(IReadOnlyList<FindingEntry> findings)
    {
        var byName = new Dictionary<string, Finding>(StringComparer.Ordinal);
        foreach (var entry in findings)
            byName.TryAdd($"{entry.Subject} {entry.Finding.Metric}{(entry.Finding.Slice.Length > 0 ? $" ({entry.Finding.Slice})" : "")} by {entry.Evaluator}", entry.Finding);
        return byName;
    }
}
