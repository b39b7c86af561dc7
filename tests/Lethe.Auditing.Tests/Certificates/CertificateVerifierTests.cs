using System.Text;
using System.Text.Json.Nodes;
using Lethe.Auditing.Certificates;
using Lethe.Auditing.Certificates.Contents;
using Lethe.Auditing.Certificates.Keys;

namespace Lethe.Auditing.Tests.Certificates;

public sealed class CertificateVerifierTests : IDisposable
{
    private readonly SigningKey _key = SigningKey.Create();

    public void Dispose() => _key.Dispose();

    [Fact]
    public void Certificate_AsIssued_IsGenuineAndReadsBackTheSame()
    {
        var signed = SignedCertificate.Sign(SampleCertificate.Make(_key.Public), _key);
        var report = CertificateVerifier.Verify(signed.ToBytes());
        Assert.True(report.IsGenuine, string.Join("\n", report.Faults));
        Assert.Equal(signed.Hash, report.Signed!.Hash);
        Assert.Equal(signed.ToBytes(), report.Signed.ToBytes());
        Assert.Empty(report.Notes);
        Assert.Contains(_key.Public.Fingerprint, report.Shown[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Certificate_WithOneByteChanged_IsNeverGenuine() => NeverGenuine(every: 9);

    [Fact]
    [Trait("Speed", "slow")]
    public void Certificate_WithAnyByteChanged_IsNeverGenuine() => NeverGenuine(every: 1);

    private void NeverGenuine(int every)
    {
        var bytes = SignedCertificate.Sign(SampleCertificate.Make(_key.Public), _key).ToBytes();
        for (var i = 0; i < bytes.Length; i += every)
        {
            // 0x20 turns letters into those of the other case.
            var change = i % 4 == 0 ? (byte)0x20 : (byte)(1 << (i % 8));
            bytes[i] ^= change;
            Assert.False(CertificateVerifier.Verify(bytes).IsGenuine, $"byte {i}");
            bytes[i] ^= change;
        }
        Assert.True(CertificateVerifier.Verify(bytes).IsGenuine);
    }

    [Fact]
    public void Certificate_CutOrLengthened_IsNeverGenuine()
    {
        var bytes = SignedCertificate.Sign(SampleCertificate.Make(_key.Public), _key).ToBytes();
        for (var length = 0; length < bytes.Length; length += 13) Assert.False(CertificateVerifier.Verify(bytes[..length]).IsGenuine);
        foreach (var more in new[] { " ", "\n", "{}", "\0" }) Assert.False(CertificateVerifier.Verify([.. bytes, .. Encoding.UTF8.GetBytes(more)]).IsGenuine);
    }

    [Fact]
    public void Certificate_WrittenAnew_IsSaidToBe()
    {
        var bytes = SignedCertificate.Sign(SampleCertificate.Make(_key.Public), _key).ToBytes();
        var pretty = JsonNode.Parse(bytes)!.ToJsonString(new() { WriteIndented = true });
        Assert.Contains("not canonical", Assert.Single(CertificateVerifier.Verify(Encoding.UTF8.GetBytes(pretty)).Faults), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("value", "0.975", "0.976")]
    [InlineData("verdict", "inconclusive", "pass")]
    public void Certificate_WithAnotherNumber_FailsAtTheSignature(string name, string from, string to)
    {
        var text = Encoding.UTF8.GetString(SignedCertificate.Sign(SampleCertificate.Make(_key.Public), _key).ToBytes());
        var quote = name == "verdict" ? "\"" : "";
        var changed = text.Replace($"\"{name}\":{quote}{from}{quote}", $"\"{name}\":{quote}{to}{quote}", StringComparison.Ordinal);
        Assert.NotEqual(text, changed);
        Assert.Contains(CertificateVerifier.Verify(Encoding.UTF8.GetBytes(changed)).Faults, fault => fault.StartsWith("The signature does not fit", StringComparison.Ordinal));
    }

    [Fact]
    public void Certificate_SignedByAnotherKey_IsNotGenuine()
    {
        using var other = SigningKey.Create();
        var certificate = SampleCertificate.Make(_key.Public);
        Assert.Throws<ArgumentException>(() => SignedCertificate.Sign(certificate, other));
        var forged = new SignedCertificate(certificate, HexText.Of(other.Sign(new SignedCertificate(certificate, "").Content)));
        Assert.StartsWith("The signature does not fit", Assert.Single(CertificateVerifier.Verify(forged.ToBytes()).Faults), StringComparison.Ordinal);
    }

    [Fact]
    public void Certificate_OfAKeyUnderAnothersName_IsNotGenuine()
    {
        using var other = SigningKey.Create();
        var certificate = SampleCertificate.Make(other.Public) with { Key = other.Public.Certified with { Fingerprint = _key.Public.Fingerprint } };
        var forged = new SignedCertificate(certificate, HexText.Of(other.Sign(new SignedCertificate(certificate, "").Content)));
        Assert.Equal("The fingerprint is not that of the public key.", Assert.Single(CertificateVerifier.Verify(forged.ToBytes()).Faults));
    }

    public static TheoryData<string, string> Contradictions => new()
    {
        { "verdict", "its gates come to 'inconclusive'" },
        { "no policy", "there is no policy to judge by" },
        { "gate", "judged a number that is not among the findings" },
        { "interval", "ends before it begins" },
        { "subject", "is of no model" },
        { "evaluator", "is by no evaluator" },
        { "forget", "no forget set" },
        { "chain", "is not within a chain of" },
        { "hash", "the hash of the result is none" },
        { "asker", "which does not say who asked" },
        { "detail", "which does not say which numbers are details" },
    };

    // Signed with the right key, and wrong all the same.
    [Theory]
    [MemberData(nameof(Contradictions))]
    public void Certificate_ThatContradictsItself_IsNotGenuine(string what, string sentence)
    {
        var certificate = SampleCertificate.Make(_key.Public);
        var (policy, finding) = (certificate.Policy!, certificate.Findings[0]);
        certificate = what switch
        {
            "verdict" => certificate with { Verdict = "pass" },
            "no policy" => certificate with { Policy = null },
            "gate" => certificate with { Policy = policy with { Gates = [policy.Gates[0] with { Value = 0.976 }] } },
            "interval" => certificate with { Findings = [.. certificate.Findings, finding with { Low = 0.5, High = 0.4 }] },
            "subject" => certificate with { Findings = [.. certificate.Findings, finding with { Subject = "unlearn.salun" }] },
            "evaluator" => certificate with { Findings = [.. certificate.Findings, finding with { Evaluator = "eval.other" }] },
            "forget" => certificate with { ForgetSet = null },
            "asker" => First(certificate) with { Audit = certificate.Audit },
            "detail" => First(certificate) with { Findings = certificate.Findings },
            "chain" => certificate with { Chain = certificate.Chain with { Head = 3 } },
            _ => certificate with { Result = "abc" },
        };
        var report = CertificateVerifier.Verify(SignedCertificate.Sign(certificate, _key).ToBytes());
        Assert.Contains(report.Faults, fault => fault.Contains(sentence, StringComparison.Ordinal));
    }

    // What was signed before certificates named who asked: neither may a field be added to it, nor may it be read in another way.
    [Fact]
    public void Certificate_OfTheFirstFormat_StaysTheBytesThatWereSigned()
    {
        var certificate = First(SampleCertificate.Make(_key.Public));
        var bytes = SignedCertificate.Sign(certificate, _key).ToBytes();
        var text = Encoding.UTF8.GetString(bytes);
        Assert.Contains("""
            "audit":{"created":"2031-05-06T11:00:00+00:00","device":"cpu, 1 threads","finished":"2031-05-06T12:00:00+00:00","id":"5r2m0k7h3q","name":"Erasure <118> & \"more\"","seed":7},
            """.Trim(), text, StringComparison.Ordinal);
        Assert.DoesNotContain("asker", text, StringComparison.Ordinal);
        Assert.DoesNotContain("isDetail", text, StringComparison.Ordinal);
        var report = CertificateVerifier.Verify(bytes);
        Assert.True(report.IsGenuine, string.Join("\n", report.Faults));
        Assert.Null(report.Signed!.Certificate.Audit.Asker);
        Assert.Equal(bytes, report.Signed.ToBytes());
    }

    [Fact]
    public void Certificate_OfAnAuditThatNobodyKnowsWhoAskedFor_IsGenuine()
    {
        var certificate = SampleCertificate.Make(_key.Public);
        certificate = certificate with { Audit = certificate.Audit with { Asker = null } };
        Assert.True(CertificateVerifier.Verify(SignedCertificate.Sign(certificate, _key).ToBytes()).IsGenuine);
    }

    private static Certificate First(Certificate certificate) => certificate with
    {
        Format = Certificate.FirstFormat,
        Audit = certificate.Audit with { Asker = null },
        Findings = [.. certificate.Findings.Select(finding => finding with { IsDetail = false })],
    };

    [Fact]
    public void Certificate_WithoutAPolicy_IsNotJudgedAndGenuine()
    {
        var certificate = SampleCertificate.Make(_key.Public) with { Policy = null, Verdict = Certificate.NotJudged };
        Assert.True(CertificateVerifier.Verify(SignedCertificate.Sign(certificate, _key).ToBytes()).IsGenuine);
    }

    [Fact]
    public void Certificate_OfAClockSetBack_IsGenuineWithANote()
    {
        var certificate = SampleCertificate.Make(_key.Public);
        certificate = certificate with { Issued = certificate.Audit.Finished.AddDays(-1) };
        var report = CertificateVerifier.Verify(SignedCertificate.Sign(certificate, _key).ToBytes());
        Assert.True(report.IsGenuine);
        Assert.Contains("clock", Assert.Single(report.Notes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"certificate":{},"signature":""}""")]
    [InlineData("""{"certificate":{"format":"lethe.certificate/2"},"signature":""}""")]
    [InlineData("""{"certificate":{"format":"lethe.certificate/1"},"signature":""}""")]
    [InlineData("""{"certificate":{"format":"lethe.certificate/1"},"signature":7}""")]
    [InlineData("""{"certificate":{"format":1e999},"signature":""}""")]
    [InlineData("""{"certificate":1,"certificate":2,"signature":""}""")]
    public void File_ThatIsNoCertificate_IsRefusedWithASentence(string text)
    {
        var report = CertificateVerifier.Verify(Encoding.UTF8.GetBytes(text));
        Assert.False(report.IsGenuine);
        Assert.Null(report.Signed);
        Assert.StartsWith("This is no certificate", Assert.Single(report.Faults), StringComparison.Ordinal);
    }

    [Fact]
    public void Certificate_WithAFieldThatNobodyKnows_IsNotRead()
    {
        var node = JsonNode.Parse(SignedCertificate.Sign(SampleCertificate.Make(_key.Public), _key).ToBytes())!;
        node["certificate"]!["hidden"] = 1;
        Assert.Null(CertificateVerifier.Verify(Encoding.UTF8.GetBytes(node.ToJsonString())).Signed);
    }
}
