namespace Lethe.Web.Api;

/// <summary>A stage of a plan.</summary>
/// <param name="Reused">Units that are in the store.</param>
/// <param name="Seconds">For the others; null when nothing like one of them was ever run.</param>
public sealed record PlannedStageItem(string Name, string Title, int Units, int Reused, double? Seconds);
