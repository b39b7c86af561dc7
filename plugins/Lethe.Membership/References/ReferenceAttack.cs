using Lethe.Membership.Attacks;

namespace Lethe.Membership.References;

/// <summary>What an attack with reference models comes to: its findings, its noise floor, and the records it is surest of.</summary>
internal sealed class ReferenceAttack(EvaluationJob job, string id, string name, IReadOnlyList<double> falseRates)
{
    private const int MostExposed = 20;

    public static string NoiseFloor(string attack) => $"mia.{attack}.noise-floor";

    public static IEnumerable<Metric> Metrics(string attack, string name, string score) =>
    [
        .. AttackMetrics.Of(attack, name,
            $"{score} Members are the subject's answers to the forget set, non-members the oracles' to the same records; records are drawn as clusters for the interval."),
        new(NoiseFloor(attack), $"Noise floor of {name}", Direction.Neutral,
            $"The largest distance from one half of the AUC that an oracle scores against the other oracles, as if it were the subject: {AttackMetrics.TwoSided(attack)} of models that know nothing."),
    ];

    public void Excuse(string reason)
    {
        foreach (var finding in AttackOutcome.Excuses(id, falseRates, reason)) job.Report(finding);
        job.Report(Finding.NotComputed(NoiseFloor(id), reason));
    }

    /// <param name="records">Which records of the forget set were scored.</param>
    /// <param name="subject">One score a record, higher for members.</param>
    /// <param name="oracles">The same, one array an oracle.</param>
    /// <param name="note">What to know about the findings.</param>
    public void Report(int[] records, double[] subject, double[][] oracles, string note)
    {
        var outcome = new AttackOutcome(id, name, Roc.Of(subject, [.. oracles.SelectMany(scores => scores)]), Auc.OfRecords(subject, oracles));
        foreach (var finding in outcome.Findings(falseRates, note)) job.Report(finding);
        job.Report(Floor(oracles));
        job.Show(RocCurves.Of([outcome], "the same records as the oracles answer them"));
        job.Show(Exposed(records, subject, oracles));
    }

    private Finding Floor(double[][] oracles) => oracles.Length < 2
        ? Finding.NotComputed(NoiseFloor(id), "There is only one oracle and no other to compare it with.")
        : new Finding
        {
            Metric = NoiseFloor(id),
            Value = Enumerable.Range(0, oracles.Length)
                .Max(k => Auc.OfRecords(oracles[k], [.. oracles.Where((_, other) => other != k)]).TwoSided.Value),
            N = oracles[0].Length,
        };

    private TableExhibit Exposed(int[] records, double[] subject, double[][] oracles)
    {
        var order = Enumerable.Range(0, records.Length).OrderByDescending(i => subject[i]).Take(MostExposed);
        return new TableExhibit
        {
            Id = "most-exposed",
            Title = "Records the attack is surest of",
            Caption = "The records of the forget set that score highest on the subject, with what oracles score on them: where the two are alike, the record only looks like a member.",
            Columns = ["Record", "Class", "Score", "Oracles' mean", "Oracles' highest"],
            Rows = [.. order.Select(i => (string[])
            [
                job.Forget!.Id(records[i]), job.Data.ClassNames[(int)job.Forget.Label(records[i])], $"{subject[i]:0.###}",
                $"{oracles.Average(scores => scores[i]):0.###}", $"{oracles.Max(scores => scores[i]):0.###}",
            ])],
        };
    }
}
