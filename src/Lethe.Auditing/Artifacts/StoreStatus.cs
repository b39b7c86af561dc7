namespace Lethe.Auditing.Artifacts;

/// <summary>How much a store holds.</summary>
public sealed record StoreStatus(int Count, long Bytes);
