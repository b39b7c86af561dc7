using System.Security.Cryptography;
using System.Text;
using Lethe.Auditing.Running.Units;

namespace Lethe.Auditing.Certificates.Proofs;

/// <summary>
/// A record of the forget set as the book of leaves keeps it: its id and owner are shut in and not written down.
/// </summary>
/// <param name="Id">The commitment to its id.</param>
/// <param name="Owner">The commitment to its owner, or to there being none.</param>
/// <param name="Content">The record's fingerprint.</param>
public sealed record LeafEntry(string Id, string Owner, string Content)
{
    internal static LeafEntry Of(byte[] seed, ForgottenRecord record)
    {
        var nonce = Nonce(seed, record.Fingerprint);
        return new LeafEntry(
            HexText.Of(LeafField.Shut(Salt(nonce, "id"), record.Id)), HexText.Of(LeafField.Shut(Salt(nonce, "owner"), record.Owner)), record.Fingerprint);
    }

    /// <summary>What the tree is made of.</summary>
    internal byte[] Leaf(byte[] seed) =>
        MerkleTree.Leaf([.. Convert.FromHexString(Id), .. Convert.FromHexString(Owner), .. LeafField.Shut(Salt(Nonce(seed, Content), "content"), Content)]);

    internal bool IsRecord(byte[] seed, string id) => HexText.Of(LeafField.Shut(Salt(Nonce(seed, Content), "id"), id)) == Id;

    internal bool IsOwnedBy(byte[] seed, string owner) => HexText.Of(LeafField.Shut(Salt(Nonce(seed, Content), "owner"), owner)) == Owner;

    /// <param name="id">To be opened; null: stays shut.</param>
    /// <param name="owner">To be opened; null: stays shut.</param>
    internal ProvenRecord Open(byte[] seed, int index, IReadOnlyList<byte[]> path, string? id, string? owner)
    {
        var nonce = Nonce(seed, Content);
        return new ProvenRecord
        {
            Index = index,
            Id = Field("id", id, Id),
            Owner = Field("owner", owner, Owner),
            Content = Field("content", Content, HexText.Of(LeafField.Shut(Salt(nonce, "content"), Content))),
            Path = [.. path.Select(hash => HexText.Of(hash))],
        };

        LeafField Field(string name, string? value, string commitment) => value is null
            ? new LeafField { Commitment = commitment }
            : new LeafField { Commitment = commitment, Value = value, Salt = HexText.Of(Salt(nonce, name)) };
    }

    // Ids are unique within a split and part of the fingerprint, so no two records share a nonce.
    private static byte[] Nonce(byte[] seed, string fingerprint) => HMACSHA256.HashData(seed, Encoding.UTF8.GetBytes($"record {fingerprint}"));

    // One a field, so that opening one leaves the others shut.
    private static byte[] Salt(byte[] nonce, string field) => HMACSHA256.HashData(nonce, Encoding.UTF8.GetBytes(field));
}
