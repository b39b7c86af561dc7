namespace Lethe.Statistics;

/// <summary>One part of the data as a model and the oracles answer it.</summary>
/// <param name="Model">One number a record.</param>
/// <param name="Oracles">The same records, one array an oracle, in the same order in every part.</param>
public sealed record GapPart(double[] Model, IReadOnlyList<double[]> Oracles);
