using Lethe.Evaluation.Scores;

namespace Lethe.Evaluation.OracleGaps;

[Plugin("eval.oracle-gap", "Gap to the oracles",
    Summary = "Compares accuracy and loss with those of models retrained without the forget set, and says where the subject is equivalent to them.")]
public sealed class OracleGapEvaluator(OracleGapOptions options) : IEvaluator
{
    private static readonly GapMeasure[] Measures = [GapMeasure.Accuracy, GapMeasure.Loss];

    public static Needs Needs => Needs.Oracles | Needs.ForgetSet | Needs.ForgetLabels | Needs.RetainLabels;

    public static IReadOnlyList<Metric> Metrics => GapMetrics.All;

    public void Evaluate(EvaluationJob job)
    {
        // No more than were asked for: what other evaluators want must not move these numbers.
        var oracles = job.Oracles.Take(options.Oracles).ToArray();
        if (oracles.Length == 0) throw new ModelException("eval.oracle-gap compares with oracles, and the audit has none.");
        var parts = AuditPart.Of(job);
        var answers = new List<PartAnswers>();
        var gaps = new List<PartGap>();
        for (var i = 0; i < parts.Count; i++)
        {
            job.Progress.Report(i, parts.Count + 1, $"gap to {oracles.Length} oracles, {parts[i].Name}");
            if (parts[i].Reason.Length > 0)
            {
                Excuse(job, parts[i].Name, parts[i].Reason, Measures);
                continue;
            }
            answers.Add(PartAnswers.Of(job, parts[i], oracles));
            gaps.AddRange(Measure(job, answers[^1]));
        }
        job.Progress.Report(parts.Count, parts.Count + 1, "average gap");
        Average(job, answers, parts);
        foreach (var measure in Measures) job.Show(GapTable.Of(measure, gaps));
        if (answers.Find(part => part.Part == AuditPart.Forget) is { } forget && forget.Fault(GapMeasure.Loss).Length == 0)
            job.Show(LossCurves.Of(forget));
        job.Progress.Report(parts.Count + 1, parts.Count + 1, "gap to the oracles");
    }

    private List<PartGap> Measure(EvaluationJob job, PartAnswers answers)
    {
        var gaps = new List<PartGap>();
        foreach (var measure in Measures)
        {
            if (answers.Fault(measure) is { Length: > 0 } fault) Excuse(job, answers.Part, fault, [measure]);
            else gaps.Add(Gap(job, answers, measure, GapMetrics.Slice(measure, answers.Part)));
        }
        foreach (var finding in gaps.SelectMany(gap => gap.Findings())) job.Report(finding);
        if (answers.Part == AuditPart.Forget) Classes(job, answers);
        return gaps;
    }

    // A forget set that is like the oracles as a whole may hide a class that is not.
    private void Classes(EvaluationJob job, PartAnswers answers)
    {
        var classes = answers.Subject.RowsByClass().ToArray();
        if (classes.Length < 2) return;
        foreach (var rows in classes)
        {
            var slice = GapMetrics.Slice(answers.Part, job.Data.ClassNames[rows.Key]);
            job.Report(Gap(job, answers.Only([.. rows]), GapMeasure.Accuracy, slice).Difference(slice));
        }
    }

    private PartGap Gap(EvaluationJob job, PartAnswers answers, GapMeasure measure, string stream) =>
        PartGap.Of(answers, measure, options, job.Random.Fork(stream), job.Cancellation);

    private void Average(EvaluationJob job, List<PartAnswers> answers, IReadOnlyList<AuditPart> parts)
    {
        if (answers.Count < parts.Count)
        {
            var reason = parts.First(part => part.Reason.Length > 0).Reason;
            job.Report(Finding.NotComputed(GapMetrics.Average, reason));
            job.Report(Finding.NotComputed(GapMetrics.TugOfWar, reason));
            job.Report(Finding.NotComputed(GapMetrics.NoiseFloor, reason, GapMetrics.AverageSlice));
            return;
        }
        GapPart[] measured = [.. answers.Select(part => part.For(GapMeasure.Accuracy))];
        var fewest = answers.Min(part => part.Count);
        var average = AverageGap.Of(measured, job.Random.Fork(GapMetrics.Average), options.Draws, cancellation: job.Cancellation);
        foreach (var finding in AverageFindings.Of(average, fewest)) job.Report(finding);
        var tug = TugOfWar.Of(measured, job.Random.Fork(GapMetrics.TugOfWar), options.Draws, cancellation: job.Cancellation);
        foreach (var finding in AverageFindings.Of(tug, fewest)) job.Report(finding);
    }

    private static void Excuse(EvaluationJob job, string part, string reason, IEnumerable<GapMeasure> measures)
    {
        foreach (var measure in measures)
        {
            job.Report(Finding.NotComputed(GapMetrics.Of(measure), reason, GapMetrics.Slice(part)));
            job.Report(Finding.NotComputed(GapMetrics.NoiseFloor, reason, GapMetrics.Slice(measure, part)));
            job.Report(Finding.NotComputed(GapMetrics.Equivalent, reason, GapMetrics.Slice(measure, part)));
        }
    }
}
