using Lethe.Auditing.Planning;
using Lethe.Auditing.Running;
using Lethe.Auditing.Verdicts;

namespace Lethe.Auditing.Results;

/// <summary>All that came of an audit.</summary>
public sealed record AuditResult
{
    public required string Id { get; init; }

    public required Plan Plan { get; init; }

    public required IReadOnlyList<MeasuredSubject> Subjects { get; init; }

    /// <summary>Null when the request names no policy: then nothing was judged.</summary>
    public required PolicyOutcome? Policy { get; init; }

    public required IReadOnlyList<StageReport> Stages { get; init; }

    public required IReadOnlyDictionary<string, UnitReport> Units { get; init; }

    public Verdict Verdict => Policy?.Verdict ?? Verdict.NotRun;

    public bool IsComplete => Stages.All(stage => stage.State == UnitPhase.Done);

    public bool IsCancelled => Stages.Any(stage => stage.State == UnitPhase.Cancelled);

    /// <summary>
    /// What a shell is told. Stages that failed outweigh any verdict: what is missing might have changed it. Without a
    /// policy an audit that ran is a success.
    /// </summary>
    public int ExitCode => !IsComplete ? (int)Verdict.NotRun : Policy is null ? 0 : Policy.Verdict.ExitCode();
}
