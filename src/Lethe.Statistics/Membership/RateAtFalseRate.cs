namespace Lethe.Statistics;

/// <summary>The share of members found at a fixed rate of false alarms.</summary>
/// <param name="FalseRate">What was asked for.</param>
/// <param name="Value">The share of members found.</param>
/// <param name="Interval">Exact, for the threshold that was taken.</param>
/// <param name="Reached">The rate of false alarms at that threshold: at most what was asked for.</param>
public sealed record RateAtFalseRate(double FalseRate, double Value, Interval Interval, double Reached, long NonMembers)
{
    /// <summary>Fewer expected false alarms than this say nothing about their rate.</summary>
    public const int FewestFalseAlarms = 10;

    /// <summary>The lowest rate of false alarms that so many non-members can resolve.</summary>
    public static double LowestOf(long nonMembers) => (double)FewestFalseAlarms / nonMembers;

    public bool IsResolved => FalseRate >= LowestOf(NonMembers) * (1 - 1e-12);
}
