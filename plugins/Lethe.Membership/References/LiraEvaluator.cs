namespace Lethe.Membership.References;

[Plugin("eval.lira", "Likelihood-ratio attack (LiRA)",
    Summary = "The strongest standard attack: compares the subject's answer to each record with those of shadows that saw the record and shadows that did not.",
    Paper = "Carlini, Chien, Nasr, Song, Terzis, Tramer: Membership Inference Attacks From First Principles, S&P 2022")]
public sealed class LiraEvaluator(LiraOptions options) : IEvaluator
{
    private const string Id = "lira";

    public static Needs Needs => Needs.Oracles | Needs.Shadows | Needs.ForgetSet | Needs.ForgetLabels;

    // All that is random about it are the models.
    public static bool IsSeeded => false;

    public static IReadOnlyList<Metric> Metrics { get; } =
    [
        .. ReferenceAttack.Metrics(Id, "LiRA",
            "Scores a record by its margin ln p - ln(1 - p): online by the logarithm of the ratio of two normal densities, fitted (median, spread) to the margins of shadows that saw the record and of shadows that did not; offline by the deviations above the latter's median."),
    ];

    public void Evaluate(EvaluationJob job)
    {
        var attack = new ReferenceAttack(job, Id, options.Mode == AttackMode.Online ? "LiRA, online" : "LiRA, offline", options.FalseRates);
        var game = ReferenceGame.Of(job, options.Oracles, options.Shadows);
        var lira = Lira.Of(game.Shadows, game.Masks, options.Variance);
        int[] records = [.. Enumerable.Range(0, game.Records).Where(record => options.Mode == AttackMode.Online ? lira.IsOnline(record) : lira.IsOffline(record))];
        if (game.Fault.Length > 0) attack.Excuse(game.Fault);
        else if (records.Length == 0) attack.Excuse("No record of the forget set has shadows on every side it needs; take more of them.");
        else attack.Report(records, Scores(game.Subject), [.. game.Oracles.Select(Scores)], Note(game.Records - records.Length));

        double[] Scores(double[] margins) => Array.ConvertAll(records, record => options.Mode == AttackMode.Online
            ? lira.Online(record, margins[record])
            : lira.Offline(record, margins[record]));
    }

    private static string Note(int left) => left == 0 ? "" : $"Left out: {left} records that all shadows saw, or none.";
}
