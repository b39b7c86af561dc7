using Lethe.Auditing.Planning;
using Lethe.Auditing.Running;

namespace Lethe.Cli.Views;

internal static class RunWords
{
    /// <summary>One line on how a unit ended; null while it has not.</summary>
    public static string? Line(Unit unit, UnitReport report)
    {
        var state = report switch
        {
            { Reused: true } => "reused",
            { Phase: UnitPhase.Done } => $"done in {Words.Time(report.Seconds)}",
            { Phase: UnitPhase.Failed } => "FAILED",
            { Phase: UnitPhase.Skipped } => "skipped",
            { Phase: UnitPhase.Cancelled } => "cancelled",
            _ => null,
        };
        if (state is null) return null;
        return report.Message.Length > 0 ? $"{unit.Name}: {state}. {report.Message}" : $"{unit.Name}: {state}";
    }
}
