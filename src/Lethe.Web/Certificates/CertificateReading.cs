using System.Text;
using Lethe.Auditing.Certificates;

namespace Lethe.Web.Certificates;

/// <summary>Verifies a certificate in either of its forms.</summary>
public static class CertificateReading
{
    public static async Task<CertificateReport> VerifyAsync(byte[] file)
    {
        if (!CertificatePage.IsPage(file)) return CertificateVerifier.Verify(file);
        var page = Encoding.UTF8.GetString(file);
        if (CertificatePage.Extract(page) is not { } json) return CertificateReport.Refused("This page holds no certificate.");
        var report = CertificateVerifier.Verify(json);
        if (report.Signed is not { } signed) return report;
        return Encoding.UTF8.GetBytes(page).AsSpan().SequenceEqual(file) && await CertificatePage.IsAsMadeAsync(page, signed).ConfigureAwait(false)
            ? report.With(shown: ["The page shows what was signed."])
            : report.With(faults: ["The page is not as it was issued: what it shows may not be what was signed. Its JSON, behind the link at its end, can be verified by itself."]);
    }
}
