using Lethe.Sdk.Testing;

namespace Lethe.Cli.Commands.Plugins.Checking;

/// <summary>What came of checking one plugin.</summary>
/// <param name="Name">Its id; where none is known, the folder.</param>
/// <param name="Error">Why it could not be checked; null: it was.</param>
internal sealed record CheckedPlugin(string Name, IReadOnlyList<ContractResult> Rows, string? Error = null)
{
    public int Failed => Rows.Count(row => row.Outcome == ContractOutcome.Fail);

    /// <summary>A plugin that never ran has shown nothing, whatever its other rows say.</summary>
    public ExitCode Verdict => Failed > 0 ? ExitCode.Fail
        : Error is not null || !Rows.Any(row => row is { Row: "runs", Outcome: ContractOutcome.Pass }) ? ExitCode.CouldNotRun
        : ExitCode.Pass;

    /// <summary>Of several: a broken promise weighs more than one that could not be looked at.</summary>
    public static ExitCode VerdictOf(IReadOnlyCollection<CheckedPlugin> all) =>
        all.Any(one => one.Verdict == ExitCode.Fail) ? ExitCode.Fail
        : all.Count == 0 || all.Any(one => one.Verdict == ExitCode.CouldNotRun) ? ExitCode.CouldNotRun
        : ExitCode.Pass;

    public string Summary => this switch
    {
        { Error: { } error } => $"{Name} could not be checked: {error}",
        { Verdict: ExitCode.Pass } => $"{Name} keeps its promises.",
        { Verdict: ExitCode.CouldNotRun } => $"{Name} did not run, so that most could not be checked.",
        { Failed: 1 } => $"{Name} breaks a promise.",
        _ => $"{Name} breaks {Failed} promises.",
    };
}
