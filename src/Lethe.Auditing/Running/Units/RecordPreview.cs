using Lethe.Sdk;

namespace Lethe.Auditing.Running.Units;

/// <summary>A record as one looks at it.</summary>
/// <param name="Label">The name of its class; empty without labels.</param>
/// <param name="Image">Null where it is no picture.</param>
/// <param name="First">The first of its values, where it is none.</param>
/// <param name="Values">How many values it has.</param>
public sealed record RecordPreview(string Id, string Label, string? Owner, ImageCell? Image, IReadOnlyList<double> First, int Values);
