using Lethe.Auditing.Certificates;

namespace Lethe.Web.Api;

/// <summary>What verifying a certificate came to.</summary>
/// <param name="Audit">The audit's id; null when the file could not be read.</param>
/// <param name="Certificate">The certificate's hash.</param>
/// <param name="Key">The fingerprint of the key that signed.</param>
/// <param name="Shown">What fits.</param>
/// <param name="Faults">What does not.</param>
/// <param name="Notes">What could not be looked at here, or is odd and breaks nothing.</param>
public sealed record CertificateVerdict(
    bool IsGenuine, string? Audit, string? Name, string? Verdict, string? Certificate, string? Key,
    IReadOnlyList<string> Shown, IReadOnlyList<string> Faults, IReadOnlyList<string> Notes)
{
    internal static CertificateVerdict Of(CertificateReport report)
    {
        var certificate = report.Signed?.Certificate;
        return new CertificateVerdict(
            report.IsGenuine, certificate?.Audit.Id, certificate?.Audit.Name, certificate?.Verdict, report.Signed?.Hash, certificate?.Key.Fingerprint,
            report.Shown, report.Faults, report.Notes);
    }
}
