namespace Lethe.Web.Charts;

/// <summary>One bin of a reliability diagram that predictions fell into.</summary>
/// <param name="Centre">Where its mean confidence lies.</param>
/// <param name="Low">The interval's ends; null where it has none.</param>
/// <param name="Share">Of all predictions, from 0 to 1.</param>
public sealed record ReliabilityMark(double Left, double Right, double Centre, double Accuracy, double? Low, double? High, double Share, string Words);
