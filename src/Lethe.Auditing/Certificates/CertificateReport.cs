namespace Lethe.Auditing.Certificates;

/// <summary>What verifying a certificate came to.</summary>
/// <param name="Signed">Null when it could not be read.</param>
/// <param name="Shown">What was looked at and fits, a sentence each.</param>
/// <param name="Faults">What does not fit, a sentence each.</param>
/// <param name="Notes">What could not be looked at here, or is odd and breaks nothing.</param>
public sealed record CertificateReport(
    SignedCertificate? Signed, IReadOnlyList<string> Shown, IReadOnlyList<string> Faults, IReadOnlyList<string> Notes)
{
    public bool IsGenuine => Faults.Count == 0;

    public static CertificateReport Refused(string fault) => new(null, [], [fault], []);

    /// <summary>With what another check found.</summary>
    public CertificateReport With(IEnumerable<string>? shown = null, IEnumerable<string>? faults = null, IEnumerable<string>? notes = null) =>
        this with { Shown = [.. Shown, .. shown ?? []], Faults = [.. Faults, .. faults ?? []], Notes = [.. Notes, .. notes ?? []] };
}
