namespace Lethe.Auditing.Artifacts;

/// <summary>What a collection did.</summary>
/// <param name="Removed">Artifacts that are gone.</param>
/// <param name="Freed">Their bytes.</param>
/// <param name="InUse">Artifacts that would have gone, had nobody been using them.</param>
/// <param name="Leftovers">Unfinished or broken folders that were swept up.</param>
public sealed record CollectReport(IReadOnlyList<StageKey> Removed, long Freed, IReadOnlyList<StageKey> InUse, int Leftovers);
