namespace Lethe.Sdk;

/// <summary>The counts of one group.</summary>
public sealed record HistogramSeries(string Name, IReadOnlyList<long> Counts);
