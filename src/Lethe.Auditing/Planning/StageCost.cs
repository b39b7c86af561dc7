namespace Lethe.Auditing.Planning;

/// <summary>What a stage would take.</summary>
/// <param name="Reused">Units whose artifact is there.</param>
/// <param name="Seconds">For the others; null when nothing like one of them was ever run.</param>
public sealed record StageCost(Stage Stage, int Reused, double? Seconds);
