using Lethe.Membership.Answers;

namespace Lethe.Membership.References;

[Plugin("eval.attack-r", "Attack R",
    Summary = "Where the loss of each record lies among the losses that models have on it which never saw it.",
    Paper = "Ye, Maddi, Murakonda, Bindschaedler, Shokri: Enhanced Membership Inference Attacks, CCS 2022")]
public sealed class ReferenceLossEvaluator(ReferenceLossOptions options) : IEvaluator
{
    private const string Id = "attack-r";

    public static Needs Needs => Needs.Oracles | Needs.Shadows | Needs.ForgetSet | Needs.ForgetLabels;

    public static bool IsSeeded => false;

    public static IReadOnlyList<Metric> Metrics { get; } =
    [
        .. ReferenceAttack.Metrics(Id, "attack R",
            "Scores a record by minus the place of its cross-entropy among those of shadows that did not see it, on straight lines between them, with ends at 0 and 1000."),
    ];

    public void Evaluate(EvaluationJob job)
    {
        var attack = new ReferenceAttack(job, Id, "attack R", options.FalseRates);
        var game = ReferenceGame.Of(job, options.Oracles, options.Shadows);
        double[][] references = [.. Enumerable.Range(0, game.Records).Select(record => Enumerable.Range(0, game.Shadows.Length)
            .Where(k => !game.Masks[k][record]).Select(k => Margins.Loss(game.Shadows[k][record])).ToArray())];
        int[] records = [.. Enumerable.Range(0, game.Records).Where(record => references[record].Length > 0)];
        if (game.Fault.Length > 0) attack.Excuse(game.Fault);
        else if (records.Length == 0) attack.Excuse("Every shadow saw every record of the forget set; take more of them, or a smaller share.");
        else attack.Report(records, Scores(game.Subject), [.. game.Oracles.Select(Scores)], records.Length == game.Records ? "" : $"Left out: {game.Records - records.Length} records that all shadows saw.");

        double[] Scores(double[] margins) =>
            Array.ConvertAll(records, record => -AttackP.ReferenceValue(Margins.Loss(margins[record]), references[record]));
    }
}
