namespace Lethe.Sdk;

/// <summary>One line; <paramref name="Low"/> and <paramref name="High"/> are its band, empty for none.</summary>
public sealed record CurveSeries(
    string Name, IReadOnlyList<double> X, IReadOnlyList<double> Y, IReadOnlyList<double> Low, IReadOnlyList<double> High);
