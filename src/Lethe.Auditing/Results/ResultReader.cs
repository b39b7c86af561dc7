using Lethe.Auditing.Artifacts;
using Lethe.Auditing.Planning;
using Lethe.Auditing.Running;
using Lethe.Auditing.Running.Models;
using Lethe.Auditing.Running.Units;
using Lethe.Auditing.Verdicts;
using Lethe.Sdk;

namespace Lethe.Auditing.Results;

/// <summary>Puts together what the units of a plan left in the store, and judges it.</summary>
public sealed class ResultReader(ArtifactStore store)
{
    public AuditResult Read(string id, Plan plan, IReadOnlyDictionary<string, UnitReport> units, Policy? policy)
    {
        var subjects = Subjects(plan).ToArray();
        var judged = subjects.Where(subject => subject.Kind != SubjectKind.Oracle)
            .Select(subject => new SubjectResult(subject.Label, subject.Kind == SubjectKind.Unlearned, [.. subject.Findings])).ToArray();
        return new AuditResult
        {
            Id = id,
            Plan = plan,
            Subjects = subjects,
            Policy = policy is null ? null : PolicyJudge.Judge(policy, judged, Metrics(plan), Oracles(plan)),
            Stages = [.. plan.Stages.Select(stage => StageReport.Of(stage, units))],
            Units = units,
        };
    }

    /// <summary>Judges by another policy what is known of the subjects of an audit; of the oracles it takes what the store still has.</summary>
    public PolicyOutcome Judge(Plan plan, IReadOnlyList<SubjectResult> subjects, Policy policy) =>
        PolicyJudge.Judge(policy, subjects, Metrics(plan), Oracles(plan));

    private static Dictionary<string, Metric> Metrics(Plan plan) => plan.Request.Evaluate.SelectMany(use => use.Plugin.Metrics)
        .DistinctBy(metric => metric.Id).ToDictionary(metric => metric.Id, StringComparer.Ordinal);

    private IEnumerable<MeasuredSubject> Subjects(Plan plan)
    {
        yield return Measured(plan, Plan.Original, SubjectKind.Original, "");
        foreach (var use in plan.Request.Unlearn) yield return Measured(plan, use.Label, SubjectKind.Unlearned, use.Plugin.Name);
        var oracles = Measured(plan, Plan.Oracle, SubjectKind.Oracle, "");
        if (oracles.Measurements.Count > 0) yield return oracles;
    }

    private OracleNumbers Oracles(Plan plan) => new(
        from stage in plan.Stages
        where stage.Subject == Plan.Oracle && stage.Evaluator.Length > 0
        from unit in stage.Units
        select Evaluation(plan.Unit(unit)) into read
        where read is not null
        select read.Value.Findings);

    private MeasuredSubject Measured(Plan plan, string label, SubjectKind kind, string method)
    {
        var stages = plan.Stages.Where(stage => stage.Subject == label && stage.Evaluator.Length > 0);
        return new MeasuredSubject(label, kind, method, Model(plan, label), [.. stages.Select(stage => Measurement(plan, stage)).OfType<Measurement>()]);
    }

    private ModelFacts? Model(Plan plan, string label)
    {
        if (plan.ModelOf(label) is not { } unit) return null;
        using var artifact = store.Open(unit.Key);
        return artifact is null ? null : ModelFolder.Facts(artifact, 0, isAlone: true);
    }

    // Null when one of its units left nothing: the stage's report says why.
    private Measurement? Measurement(Plan plan, Stage stage)
    {
        var read = stage.Units.Select(name => Evaluation(plan.Unit(name))).ToArray();
        if (read.Any(one => one is null)) return null;
        return stage.Subject == Plan.Oracle
            ? new Measurement(stage.Evaluator, OracleSummary.Of([.. read.Select(one => one!.Value.Findings)]), [])
            : new Measurement(stage.Evaluator, read[0]!.Value.Findings, read[0]!.Value.Exhibits);
    }

    private (IReadOnlyList<Finding> Findings, IReadOnlyList<Exhibit> Exhibits)? Evaluation(Unit unit)
    {
        using var artifact = store.Open(unit.Key);
        return artifact is null ? null : EvaluationWork.Read(artifact);
    }
}
