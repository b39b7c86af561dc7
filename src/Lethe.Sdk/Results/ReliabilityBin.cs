namespace Lethe.Sdk;

/// <summary>One bin; the last four are null when no prediction fell into it.</summary>
public sealed record ReliabilityBin(
    double From, double To, long Count, double? Confidence, double? Accuracy, double? Low, double? High);
