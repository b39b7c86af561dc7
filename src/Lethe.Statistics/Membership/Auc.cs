namespace Lethe.Statistics;

/// <summary>The chance that a member scores higher than a non-member, ties counting half.</summary>
/// <param name="Interval">Null where a side has fewer than two scores.</param>
public sealed record Auc(double Value, Interval? Interval, long Members, long NonMembers)
{
    /// <summary>
    /// How far from guessing, whichever way: an attack that is wrong on purpose is as good. The interval holds every
    /// distance that the other one allows.
    /// </summary>
    public (double Value, Interval? Interval) TwoSided => (Math.Abs(Value - 0.5), Interval is { } own ? Fold(own) : null);

    /// <summary>With DeLong's interval, on the scale of log odds so that it stays within [0, 1].</summary>
    public static Auc Of(ReadOnlySpan<double> members, ReadOnlySpan<double> nonMembers, double level = 0.95)
    {
        var places = Placements.Of(members, nonMembers);
        var value = places.Auc;
        if (members.Length < 2 || nonMembers.Length < 2) return new Auc(value, null, members.Length, nonMembers.Length);
        var variance = Variance(places.Members) / members.Length + Variance(places.NonMembers) / nonMembers.Length;
        return WithDeLong(value, variance, members.Length, nonMembers.Length, level);
    }

    /// <summary>
    /// The same where every record was scored by a model that may know it and by several that do not: records are drawn,
    /// not scores, and the scores of one record belong together.
    /// </summary>
    /// <param name="members">One score a record.</param>
    /// <param name="nonMembers">One array a model, the same records in the same order.</param>
    public static Auc OfRecords(double[] members, IReadOnlyList<double[]> nonMembers, double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfZero(nonMembers.Count);
        if (nonMembers.Any(model => model.Length != members.Length)) throw new ArgumentException("Every model has to score every record.", nameof(nonMembers));
        var places = Placements.Of(members, [.. nonMembers.SelectMany(model => model)]);
        var count = members.Length;
        if (count < 2) return new Auc(places.Auc, null, count, count);
        var parts = new double[count];
        for (var i = 0; i < count; i++)
        {
            parts[i] = places.Members[i];
            for (var k = 0; k < nonMembers.Count; k++) parts[i] += places.NonMembers[k * count + i] / nonMembers.Count;
        }
        return new Auc(places.Auc, Within(places.Auc, Variance(parts) / count, count, level, "DeLong, records as clusters"), count, count * nonMembers.Count);
    }

    internal static Auc WithDeLong(double value, double variance, int members, int nonMembers, double level) =>
        new(value, Within(value, variance, Math.Min(members, nonMembers), level, "DeLong"), members, nonMembers);

    // With no error at all there is no variance to go by; but so many disjoint pairs came out the same way.
    private static Interval Within(double value, double variance, int pairs, double level, string by)
    {
        if (value is <= 0 or >= 1)
        {
            var exact = Proportion.Exact(value >= 1 ? pairs : 0, pairs, level);
            return exact with { By = $"Clopper-Pearson on {pairs} disjoint pairs" };
        }
        var odds = Math.Log(value / (1 - value));
        var half = Normal.Quantile(0.5 + level / 2) * Math.Sqrt(variance) / (value * (1 - value));
        return new Interval(Share(odds - half), Share(odds + half), level, by);
    }

    private static double Share(double odds) => 1 / (1 + Math.Exp(-odds));

    private static double Variance(double[] values) => Math.Pow(Mean.Deviation(values), 2);

    private static Interval Fold(Interval own)
    {
        double low = Math.Abs(own.Low - 0.5), high = Math.Abs(own.High - 0.5);
        return own with { Low = own.Contains(0.5) ? 0 : Math.Min(low, high), High = Math.Max(low, high) };
    }
}
