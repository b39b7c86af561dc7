namespace Lethe.Membership.Attacks;

/// <summary>What an attack scored, and what it comes to.</summary>
/// <param name="Id">As metrics write it.</param>
/// <param name="Auc">With the interval that fits how the scores were made.</param>
internal sealed record AttackOutcome(string Id, string Name, Roc Roc, Auc Auc)
{
    public static AttackOutcome Of(string id, string name, double[] members, double[] nonMembers) =>
        new(id, name, Roc.Of(members, nonMembers), Auc.Of(members, nonMembers));

    public IEnumerable<Finding> Findings(IEnumerable<double> falseRates, string reason)
    {
        var two = Auc.TwoSided;
        yield return Number(AttackMetrics.Auc(Id), Auc.Value, Auc.Interval, reason);
        yield return Number(AttackMetrics.TwoSided(Id), two.Value, two.Interval, reason);
        foreach (var falseRate in falseRates.Distinct()) yield return Rate(falseRate, reason);
    }

    public static IEnumerable<Finding> Excuses(string attack, IEnumerable<double> falseRates, string reason) =>
    [
        Finding.NotComputed(AttackMetrics.Auc(attack), reason), Finding.NotComputed(AttackMetrics.TwoSided(attack), reason),
        .. falseRates.Distinct().Select(rate => Finding.NotComputed(AttackMetrics.Tpr(attack), reason, AttackMetrics.Slice(rate))),
    ];

    private Finding Rate(double falseRate, string reason)
    {
        var rate = Roc.RateAt(falseRate);
        var slice = AttackMetrics.Slice(falseRate);
        return rate.IsResolved
            ? Number(AttackMetrics.Tpr(Id), rate.Value, rate.Interval, reason) with { Slice = slice }
            : Finding.NotComputed(
                AttackMetrics.Tpr(Id), $"{Roc.NonMembers} non-members resolve no rate of false alarms below {RateAtFalseRate.LowestOf(Roc.NonMembers):0.####}.", slice);
    }

    private Finding Number(string metric, double value, Interval? interval, string reason) => new()
    {
        Metric = metric,
        Value = value,
        Low = interval?.Low,
        High = interval?.High,
        IntervalBy = interval?.By ?? "",
        N = Roc.Members,
        Reason = reason,
    };
}
