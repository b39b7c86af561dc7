namespace Lethe.Auditing.Verdicts;

/// <summary>The values a gate allows, from one end to the other; an end that is not set is infinite.</summary>
public sealed record GateLimit : GateRule
{
    private GateLimit(double low, double high, string words) => (Low, High, Words) = (low, high, words);

    public double Low { get; }

    public double High { get; }

    public override string Words { get; }

    public static GateLimit AtMost(double most) => new(double.NegativeInfinity, most, $"at most {most}");

    public static GateLimit AtLeast(double least) => new(least, double.PositiveInfinity, $"at least {least}");

    public static GateLimit Between(double low, double high)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(low, high);
        return new GateLimit(low, high, $"between {low} and {high}");
    }

    /// <summary>On both sides: an attack that is far below one half leaks as much as one far above.</summary>
    public static GateLimit Near(double value, double margin)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(margin);
        return new GateLimit(Sum(value, -margin), Sum(value, margin), $"within {margin} of {value}");
    }

    internal static GateLimit Like(double low, double high, string words) => new(low, high, words);

    /// <summary>Pass when the whole interval is allowed, fail when none of it is, inconclusive otherwise.</summary>
    public Verdict Judge(double low, double high)
    {
        if (low >= Low && high <= High) return Verdict.Pass;
        return low > High || high < Low ? Verdict.Fail : Verdict.Inconclusive;
    }

    // In decimal, where 0.7 + 0.1 is 0.8: whoever wrote the policy computes the ends that way.
    private static double Sum(double value, double margin) =>
        Math.Abs(value) < 1e12 && Math.Abs(margin) < 1e12 ? (double)((decimal)value + (decimal)margin) : value + margin;
}
