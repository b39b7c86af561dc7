namespace Lethe.Sdk;

/// <summary>An axis; without limits it fits the data.</summary>
public sealed record Axis(string Title, bool Logarithmic = false, double? Low = null, double? High = null);
