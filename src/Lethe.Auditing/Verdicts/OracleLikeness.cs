using Lethe.Statistics;

namespace Lethe.Auditing.Verdicts;

/// <summary>
/// The number is to be one that another oracle could have: it lies in Student's prediction interval from the oracles' own
/// numbers. All models answer the same records, so that the number itself is compared and not the interval that a draw of
/// other records would give.
/// </summary>
/// <param name="Coverage">How many of a hundred further oracles pass.</param>
/// <param name="Margin">What is allowed beyond the interval on either side, because it does not matter in practice.</param>
public sealed record OracleLikeness(double Coverage, double Margin) : GateRule
{
    /// <summary>Two numbers have a spread, and Student's t with one degree of freedom allows nearly anything.</summary>
    public const int FewestOracles = 3;

    public override string Words => FormattableString.Invariant($"like the oracles' ({Coverage * 100:0.##}% of them{Beyond})");

    private string Beyond => Margin > 0 ? FormattableString.Invariant($", {Margin} beyond allowed") : "";

    /// <param name="oracles">The same number of each oracle.</param>
    public GateLimit Limit(IReadOnlyList<double> oracles)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(oracles.Count, FewestOracles);
        double[] values = [.. oracles];
        var mean = Mean.Of(values);
        var half = StudentT.Quantile(0.5 + Coverage / 2, values.Length - 1) * Mean.Deviation(values) * Math.Sqrt(1 + 1.0 / values.Length) + Margin;
        var words = FormattableString.Invariant(
            $"like the {values.Length} oracles', of which {Coverage * 100:0.##}% lie between {mean - half:G4} and {mean + half:G4}{Beyond}");
        return GateLimit.Like(mean - half, mean + half, words);
    }
}
