namespace Lethe.Membership.References;

[Plugin("eval.rmia", "Relative attack (RMIA)",
    Summary = "Compares how much likelier the subject makes each record than other models do with how much likelier it makes records that nobody saw. Strong with few shadows.",
    Paper = "Zarifzadeh, Liu, Shokri: Low-Cost High-Power Membership Inference Attacks, ICML 2024")]
public sealed class RmiaEvaluator(RmiaOptions options) : IEvaluator
{
    private const string Id = "rmia";

    public static Needs Needs => Needs.Oracles | Needs.Shadows | Needs.ForgetSet | Needs.ForgetLabels | Needs.TestData;

    public static IReadOnlyList<Metric> Metrics { get; } =
    [
        .. ReferenceAttack.Metrics(Id, "RMIA",
            "Scores a record by the share of a population of test records z for which p(x)/P(x) exceeds gamma times p(z)/P(z): p is the model's probability of the label, P its mean over shadows with and without the record, the former taken from a straight line of the latter offline, and always for z."),
    ];

    public void Evaluate(EvaluationJob job)
    {
        var attack = new ReferenceAttack(job, Id, options.Mode == AttackMode.Online ? "RMIA, online" : "RMIA, offline", options.FalseRates);
        var game = ReferenceGame.Of(job, options.Oracles, options.Shadows);
        var population = RmiaPopulation.Of(job, options, game);
        if ((game.Fault.Length > 0 ? game.Fault : population.Fault) is { Length: > 0 } fault)
        {
            attack.Excuse(fault);
            return;
        }
        var online = options.Mode == AttackMode.Online;
        var all = new RmiaReferences(game.Shadows, game.Masks);
        var slope = options.Slope ?? SlopeSearch.Best(game, population, online, options.Gamma, job.Cancellation);
        int[] records = [.. Enumerable.Range(0, game.Records).Where(record => all.Has(record, online))];
        if (records.Length == 0) attack.Excuse("No record of the forget set has shadows on every side it needs; take more of them.");
        else
            attack.Report(
                records, Scores(game.Subject, population.Subject), [.. game.Oracles.Zip(population.Oracles, Scores)],
                options.Slope is null ? FormattableString.Invariant($"Slope {slope:0.0}.") : "");

        double[] Scores(double[] margins, double[] others) => all.Scores(records, margins, others, population.References, slope, online, options.Gamma);
    }
}
