using Lethe.Auditing.Certificates;
using Lethe.Auditing.Certificates.Proofs;
using Lethe.Storage.Chains;

namespace Lethe.Hosting.Certificates;

/// <summary>Holds a certificate that verified by itself against what else is at hand.</summary>
public static class CertificateCheck
{
    /// <summary>Against a head of the chain that was kept elsewhere.</summary>
    public static CertificateReport AgainstHead(this CertificateReport report, ChainHead kept)
    {
        if (report.Signed is not { } signed) return report;
        var chain = signed.Certificate.Chain;
        var said = new[] { (Sequence: chain.Record, chain.Hash), (Sequence: chain.Head, Hash: chain.HeadHash) }.Where(one => one.Sequence == kept.Sequence).ToArray();
        if (said.Length == 0)
            return report.With(notes: [$"The head that was kept is of record {kept.Sequence}; the certificate speaks of records {chain.Record} and {chain.Head}, so only the chain itself can tell whether they fit."]);
        return said.All(one => one.Hash == kept.Hash)
            ? report.With(shown: [$"Record {kept.Sequence} of the chain has the hash that was kept."])
            : report.With(faults: [$"The certificate gives record {kept.Sequence} of the chain another hash than the one that was kept."]);
    }

    /// <param name="sha256">Of the file's content.</param>
    public static CertificateReport AgainstModel(this CertificateReport report, string file, string sha256)
    {
        if (report.Signed is not { } signed) return report;
        var known = signed.Certificate.Models.SelectMany(model => model.Files.Where(one => one.Sha256 == sha256).Select(one => $"{one.Name} of {model.Subject}")).ToArray();
        return known.Length > 0
            ? report.With(shown: [$"{file} is {string.Join(" and ", known)}."])
            : report.With(faults: [$"{file} has the hash {sha256}, which is that of no model of the certificate."]);
    }

    /// <param name="fingerprint">Of the key that is trusted, as it came another way.</param>
    public static CertificateReport AgainstKey(this CertificateReport report, string fingerprint) => report.Signed is not { } signed ? report
        : signed.Certificate.Key.Fingerprint.Equals(fingerprint.Trim(), StringComparison.OrdinalIgnoreCase)
            ? report.With(shown: ["The key is the one that is trusted."])
            : report.With(faults: [$"The key {signed.Certificate.Key.Fingerprint} signed, which is not the one that is trusted."]);

    public static CertificateReport AgainstProof(this CertificateReport report, RecordProof proof)
    {
        if (report.Signed is not { } signed) return report;
        var faults = proof.Faults(signed.Certificate, signed.Hash);
        return faults.Count > 0 ? report.With(faults: faults) : report.With(shown: proof.Sentences(signed.Certificate));
    }

    /// <summary>Against the chain of this home, whose every hash is computed anew.</summary>
    /// <param name="kept">A head that was kept elsewhere; null when there is none.</param>
    public static CertificateReport AgainstChain(this CertificateReport report, Engine engine, ChainHead? kept = null)
    {
        if (report.Signed is not { } signed) return report;
        var said = signed.Certificate.Chain;
        if (!File.Exists(engine.Home.Database))
            return report.With(notes: ["The chain was not looked at: there is no database here. Whether the certificate stands on it, only its home can tell."]);
        if (engine.Database.Instance != said.Instance)
            return report.With(notes: [$"The chain was not looked at: the certificate is of another installation ({said.Instance}) than this one ({engine.Database.Instance})."]);
        var chain = engine.Database.Chain;
        var heads = new[] { new ChainHead(said.Record, said.Hash), new ChainHead(said.Head, said.HeadHash), kept }.OfType<ChainHead>().Distinct();
        var reports = heads.Select(chain.Verify).ToArray();
        if (reports.FirstOrDefault(one => !one.IsWhole) is { } broken)
            return report.With(faults: [$"The chain does not fit at record {broken.BrokenAt}. {broken.Reason}"], notes: broken.Warnings);
        var faults = PlaceFaults(signed, chain).ToArray();
        var history = KeyHistory.Read(chain);
        report = report.With(faults: [.. faults, .. history.Faults], notes: [.. reports[0].Warnings, .. history.Notes]);
        return faults.Length > 0 ? report : report.With(shown: [$"The chain is whole, holds this certificate, and ends at {reports[0].Head}."]);
    }

    private static IEnumerable<string> PlaceFaults(SignedCertificate signed, Chain chain)
    {
        var certificate = signed.Certificate;
        var content = chain.Find(certificate.Chain.Record)?.Content;
        if ((string?)content?["audit"] != certificate.Audit.Id || (string?)content?["result"] != certificate.Result)
            yield return $"Record {certificate.Chain.Record} of the chain is not about this audit and this result.";
        if (chain.OfKind(CertificateOffice.RecordKind, $"\"certificate\":\"{signed.Hash}\"", certificate.Chain.Head) is not [var own, ..])
        {
            yield return $"No record after {certificate.Chain.Head} of the chain is about this certificate: it was cut off, or the certificate was not issued here.";
            yield break;
        }
        if (KeyHistory.Read(chain).AnnouncedBefore(certificate.Key.Fingerprint, own.Sequence) is null)
            yield return $"The chain announced no key {certificate.Key.Fingerprint} before record {own.Sequence}: somebody else signed.";
    }
}
