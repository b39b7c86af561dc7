using Lethe.Auditing.Planning;

namespace Lethe.Auditing.Running;

/// <summary>A stage as its units went.</summary>
/// <param name="Reused">All of it was there before.</param>
/// <param name="Seconds">The sum over its units of what they took now.</param>
public sealed record StageReport(Stage Stage, UnitPhase State, bool Reused, int Done, int Total, double Seconds, string Message)
{
    public static StageReport Of(Stage stage, IReadOnlyDictionary<string, UnitReport> units)
    {
        var reports = stage.Units.Select(name => units[name]).ToArray();
        return new StageReport(
            stage, StateOf(reports), reports.All(report => report.Reused), reports.Count(report => report.Phase == UnitPhase.Done),
            reports.Length, reports.Sum(report => report.Seconds),
            string.Join(" ", reports.Select(report => report.Message).Where(message => message.Length > 0).Distinct()));
    }

    private static UnitPhase StateOf(UnitReport[] reports)
    {
        foreach (var phase in new[] { UnitPhase.Failed, UnitPhase.Cancelled, UnitPhase.Running, UnitPhase.Skipped })
            if (Array.Exists(reports, report => report.Phase == phase)) return phase;
        if (Array.TrueForAll(reports, report => report.Phase == UnitPhase.Done)) return UnitPhase.Done;
        return Array.Exists(reports, report => report.Phase == UnitPhase.Done) ? UnitPhase.Running : UnitPhase.Waiting;
    }
}
