namespace Lethe.Benchmarks.Dashboard;

/// <summary>What the dashboard has to keep to.</summary>
internal static class WebGoals
{
    public const double ListSeconds = 0.05, CompareSeconds = 0.3;

    public const double ResidentMegabytes = 500;

    /// <summary>More would fill the goal above within a working day from half of it.</summary>
    public const double GrowthMegabytesAMinute = 0.5;
}
