using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lethe.Auditing.Artifacts;
using Lethe.Auditing.Certificates.Contents;
using Lethe.Auditing.Running.Units;

namespace Lethe.Auditing.Certificates.Proofs;

/// <summary>
/// What the host keeps to prove later that a record was in a forget set: a seed that nobody else knows, and for each
/// record commitments and its fingerprint. It names nobody, but with it a guess can be tried, so it stays at the host.
/// </summary>
public sealed class LeafBook
{
    private const string FormatName = "lethe.leaves/1";

    private readonly byte[] _seed;
    private readonly LeafEntry[] _entries;
    private readonly MerkleTree _tree;

    private LeafBook(byte[] seed, IEnumerable<LeafEntry> entries)
    {
        // Sorted by what nobody can compute without the seed: their order tells nothing.
        var sorted = entries.Select(entry => (Entry: entry, Leaf: entry.Leaf(seed))).OrderBy(pair => HexText.Of(pair.Leaf), StringComparer.Ordinal).ToArray();
        (_seed, _entries, _tree) = (seed, Array.ConvertAll(sorted, pair => pair.Entry), new MerkleTree(Array.ConvertAll(sorted, pair => pair.Leaf)));
    }

    public string Root => HexText.Of(_tree.Root);

    public int Count => _entries.Length;

    /// <param name="seed">32 random bytes for this audit alone.</param>
    public static LeafBook Of(IReadOnlyList<ForgottenRecord> records, byte[] seed)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(seed.Length, SHA256.HashSizeInBytes);
        return new LeafBook(seed, records.Select(record => LeafEntry.Of(seed, record)));
    }

    public byte[] ToBytes() => CanonicalJson.Bytes(CertificateJson.Node(new Content(FormatName, HexText.Of(_seed), _entries)));

    /// <exception cref="CertificateException">It is none, or was changed.</exception>
    public static LeafBook Read(byte[] bytes)
    {
        try
        {
            var content = CertificateJson.Read<Content>(JsonNode.Parse(bytes, documentOptions: CertificateJson.Strict));
            var isSound = content.Format == FormatName && HexText.IsHash(content.Seed) && content.Records.Count > 0
                && content.Records.All(entry => HexText.IsHash(entry.Id) && HexText.IsHash(entry.Owner) && HexText.IsHash(entry.Content));
            return isSound ? new LeafBook(Convert.FromHexString(content.Seed), content.Records) : throw new CertificateException("The book of leaves is damaged.");
        }
        catch (JsonException fault)
        {
            throw new CertificateException($"The book of leaves is damaged: {fault.Message}", fault);
        }
    }

    /// <summary>The proof for this record; null when it is not in the set.</summary>
    /// <param name="certificate">The certificate's hash.</param>
    public RecordProof? ProveRecord(string id, string certificate) => Prove(entry => entry.IsRecord(_seed, id), certificate, id, null);

    /// <summary>The proof for all records of this owner; null when the set has none.</summary>
    /// <param name="certificate">The certificate's hash.</param>
    public RecordProof? ProveOwner(string owner, string certificate) => Prove(entry => entry.IsOwnedBy(_seed, owner), certificate, null, owner);

    private RecordProof? Prove(Func<LeafEntry, bool> isMeant, string certificate, string? id, string? owner)
    {
        var records = Enumerable.Range(0, Count).Where(i => isMeant(_entries[i]))
            .Select(i => _entries[i].Open(_seed, i, _tree.Path(i), id, owner)).ToArray();
        return records.Length == 0 ? null : new RecordProof { Format = RecordProof.FormatName, Certificate = certificate, Records = records };
    }

    private sealed record Content(string Format, string Seed, IReadOnlyList<LeafEntry> Records);
}
