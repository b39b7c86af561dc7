using Lethe.Auditing.Artifacts;
using Lethe.Auditing.Certificates;
using Lethe.Auditing.Certificates.Proofs;

namespace Lethe.Hosting.Certificates;

/// <summary>
/// An audit's certificates and books of leaves in its folder, under their hashes: several processes may issue at once, and
/// the chain says which one counts.
/// </summary>
internal sealed class CertificateFiles(Home home, string audit)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public void Write(SignedCertificate signed) => AtomicFile.Write(Certificate(signed.Hash), signed.ToBytes());

    /// <summary>Null when it is not there.</summary>
    public byte[]? ReadCertificate(string hash) => HexText.IsHash(hash) && File.Exists(Certificate(hash)) ? File.ReadAllBytes(Certificate(hash)) : null;

    public void Remove(SignedCertificate signed) => File.Delete(Certificate(signed.Hash));

    public void Write(LeafBook book) => AtomicFile.Write(Book(book.Root), book.ToBytes(), OwnerOnly);

    /// <summary>Null when it is not there.</summary>
    public LeafBook? ReadBook(string root)
    {
        if (!HexText.IsHash(root) || !File.Exists(Book(root))) return null;
        var book = LeafBook.Read(File.ReadAllBytes(Book(root)));
        return book.Root == root ? book : throw new CertificateException($"{Book(root)} was changed: it does not lead to the root in the certificate.");
    }

    public void Remove(LeafBook book) => File.Delete(Book(book.Root));

    public string Certificate(string hash) => Path.Combine(home.Audits, audit, "certificate", $"{hash}.json");

    public string Book(string root) => Path.Combine(home.Audits, audit, "certificate", $"{root}.leaves");
}
