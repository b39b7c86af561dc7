using System.Security.Cryptography;

namespace Lethe.Auditing.Certificates.Proofs;

/// <summary>
/// The tree of RFC 6962. A leaf is H(0x00 ‖ content) and a node H(0x01 ‖ left ‖ right), so that no node can pass for a
/// leaf; one that has no partner on its level goes up as it is.
/// </summary>
public sealed class MerkleTree
{
    private const byte LeafMark = 0, NodeMark = 1;

    private readonly List<IReadOnlyList<byte[]>> _levels;

    /// <exception cref="ArgumentException">There are no leaves.</exception>
    public MerkleTree(IReadOnlyList<byte[]> leaves)
    {
        if (leaves.Count == 0) throw new ArgumentException("A tree without leaves has no root.", nameof(leaves));
        _levels = [leaves];
        while (_levels[^1].Count > 1) _levels.Add(Above(_levels[^1]));
    }

    public byte[] Root => _levels[^1][0];

    public static byte[] Leaf(ReadOnlySpan<byte> content)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData([LeafMark]);
        hash.AppendData(content);
        return hash.GetHashAndReset();
    }

    /// <summary>The partners on the way from a leaf to the root, lowest first.</summary>
    public IReadOnlyList<byte[]> Path(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, _levels[0].Count);
        var path = new List<byte[]>();
        foreach (var level in _levels)
        {
            if ((index ^ 1) < level.Count) path.Add(level[index ^ 1]);
            index /= 2;
        }
        return path;
    }

    /// <summary>The root that a leaf and its path lead to; null when the path cannot be that of this place in a tree of this size.</summary>
    public static byte[]? RootFrom(byte[] leaf, long index, long count, IReadOnlyList<byte[]> path)
    {
        if (index < 0 || index >= count) return null;
        var (hash, used) = (leaf, 0);
        for (var last = count - 1; last > 0; index /= 2, last /= 2)
        {
            if (index % 2 == 0 && index == last) continue;
            if (used == path.Count) return null;
            var partner = path[used++];
            hash = index % 2 == 1 ? Node(partner, hash) : Node(hash, partner);
        }
        return used == path.Count ? hash : null;
    }

    private static byte[][] Above(IReadOnlyList<byte[]> level)
    {
        var above = new byte[(level.Count + 1) / 2][];
        for (var i = 0; i < above.Length; i++)
            above[i] = 2 * i + 1 < level.Count ? Node(level[2 * i], level[2 * i + 1]) : level[2 * i];
        return above;
    }

    private static byte[] Node(byte[] left, byte[] right)
    {
        Span<byte> content = stackalloc byte[1 + 2 * SHA256.HashSizeInBytes];
        content[0] = NodeMark;
        left.CopyTo(content[1..]);
        right.CopyTo(content[(1 + SHA256.HashSizeInBytes)..]);
        return SHA256.HashData(content);
    }
}
