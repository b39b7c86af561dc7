namespace Lethe.Statistics;

/// <summary>What an attack gets when it calls everything a member that scores at least <paramref name="Threshold"/>.</summary>
/// <param name="False">Non-members among them.</param>
/// <param name="True">Members among them.</param>
public readonly record struct RocPoint(double Threshold, long False, long True, double FalseRate, double TrueRate);
