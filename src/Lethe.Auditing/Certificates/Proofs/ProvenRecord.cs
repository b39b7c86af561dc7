namespace Lethe.Auditing.Certificates.Proofs;

/// <summary>One record's way to the root, with as much of it opened as was asked for.</summary>
public sealed record ProvenRecord
{
    /// <summary>Which of the sorted leaves it is, from 0.</summary>
    public required long Index { get; init; }

    public required LeafField Id { get; init; }

    public required LeafField Owner { get; init; }

    /// <summary>The record's fingerprint: whoever has the record can compute it and compare.</summary>
    public required LeafField Content { get; init; }

    /// <summary>The partners on the way up, lowest first.</summary>
    public required IReadOnlyList<string> Path { get; init; }

    /// <summary>Why it does not lead to this root; null when it does.</summary>
    internal string? Fault(string root, long count)
    {
        foreach (var (name, field) in new[] { ("id", Id), ("owner", Owner), ("content", Content) })
            if (field.Fault() is { } fault) return $"the {name} does not hold: {fault}";
        if (Id.Value is null && Owner.Value is null) return "it names neither the record nor its owner, so it says nothing about anybody";
        if (!Path.All(HexText.IsHash)) return "its path holds what is no hash";
        var leaf = MerkleTree.Leaf([.. Id.Bytes, .. Owner.Bytes, .. Content.Bytes]);
        return MerkleTree.RootFrom(leaf, Index, count, [.. Path.Select(Convert.FromHexString)]) is { } found && HexText.Of(found) == root
            ? null : "its path does not lead to the root of the forget set";
    }
}
