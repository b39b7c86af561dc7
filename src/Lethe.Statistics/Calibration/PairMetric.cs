namespace Lethe.Statistics;

/// <summary>A number of probabilities and whether each came true.</summary>
public delegate double PairMetric(ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> isTrue);
