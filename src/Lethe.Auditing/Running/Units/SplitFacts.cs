namespace Lethe.Auditing.Running.Units;

/// <summary>What a split is, without its records.</summary>
/// <param name="Fingerprint">SHA-256 over ids, labels, owners and inputs.</param>
/// <param name="Owners">How many different ones; 0 when none are known.</param>
/// <param name="ClassCounts">Records of each class; empty without labels.</param>
public sealed record SplitFacts(string Name, int Count, string Fingerprint, int Owners, IReadOnlyList<int> ClassCounts);
