namespace Lethe.Plugins.Options;

/// <summary>The numbers an option may be. An end that nobody set is infinite.</summary>
/// <param name="OpenLow">The low end itself is not allowed.</param>
/// <param name="OpenHigh">The high end itself is not allowed.</param>
public sealed record OptionRange(double Low, double High, bool OpenLow = false, bool OpenHigh = false)
{
    public bool Contains(double value) =>
        (OpenLow ? value > Low : value >= Low) && (OpenHigh ? value < High : value <= High);

    /// <summary>To follow "a number": "from 0 to 1", "above 0", "of at least 1 and below 10"; empty when all are allowed.</summary>
    public override string ToString()
    {
        var (low, high) = (double.IsInfinity(Low), double.IsInfinity(High));
        if (!low && !high && !OpenLow && !OpenHigh) return $"from {Low} to {High}";
        var least = low ? null : OpenLow ? $"above {Low}" : $"of at least {Low}";
        var most = high ? null : OpenHigh ? $"below {High}" : $"of at most {High}";
        return string.Join(" and ", new[] { least, most }.OfType<string>());
    }
}
