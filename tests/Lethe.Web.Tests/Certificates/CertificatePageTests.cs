using System.Text;
using System.Text.RegularExpressions;
using Lethe.Auditing.Certificates;
using Lethe.Auditing.Certificates.Contents;
using Lethe.Auditing.Certificates.Keys;
using Lethe.Auditing.Tests.Certificates;
using Lethe.Web.Certificates;

namespace Lethe.Web.Tests.Certificates;

public sealed partial class CertificatePageTests : IDisposable
{
    private readonly SigningKey _key = SigningKey.Create();
    private readonly SignedCertificate _signed;

    public CertificatePageTests() => _signed = SignedCertificate.Sign(SampleCertificate.Make(_key.Public), _key);

    public void Dispose() => _key.Dispose();

    [Fact]
    public async Task Page_OfACertificate_ShowsAllOfIt()
    {
        var text = Tags().Replace(await Page(), " ");
        foreach (var shown in new[]
        {
            "Erasure &lt;118&gt; &amp; &quot;more&quot;", "inconclusive", "0.975", "[0.950, 0.990]", "Wilson", "class=3", "too few records", "stopped at its budget",
            _signed.Hash, _signed.Signature, _key.Public.Fingerprint, _signed.Certificate.ForgetSet!.Root, "left out: they may name people",
            "user", "5r2m0k7h3a", "ece.15",
            "No gate brings evidence from membership.", HexText.HashOf("before"), HexText.HashOf("after"),
        }) Assert.Contains(shown, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_ShowsTheHeadlinesAndFoldsTheOthers()
    {
        var page = await Page();
        var folds = Folds().Matches(page).Select(match => match.Value).ToArray();
        var fold = Assert.Single(folds);
        Assert.Contains("2 more numbers", fold, StringComparison.Ordinal);
        foreach (var folded in new[] { "ece.15", "class=3", "too few records" }) Assert.Contains(folded, fold, StringComparison.Ordinal);
        Assert.DoesNotContain("accuracy.test", fold, StringComparison.Ordinal);
        // On paper nobody can open it.
        Assert.Matches(@"@media print \{[^@]*\.more::details-content \{ content-visibility: visible;", page);
    }

    [Fact]
    public async Task Page_OfTheFirstFormat_SaysThatWhoAskedIsNotRecorded()
    {
        var certificate = SampleCertificate.Make(_key.Public);
        certificate = certificate with
        {
            Format = Certificate.FirstFormat,
            Audit = certificate.Audit with { Asker = null },
            Findings = [.. certificate.Findings.Select(finding => finding with { IsDetail = false })],
        };
        var page = await CertificatePage.RenderAsync(SignedCertificate.Sign(certificate, _key));
        Assert.Contains("not recorded", page, StringComparison.Ordinal);
        Assert.True((await Verify(page)).IsGenuine);
    }

    [Fact]
    public async Task Page_AsksForNothingAndRunsNothing()
    {
        var page = await Page();
        Assert.Contains("default-src &#x27;none&#x27;; style-src &#x27;sha256-", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(" style=", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<link", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("url(", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(" src=", page, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("data:application/json;base64,", Assert.Single(Links().Matches(page)).Groups[1].Value);
    }

    [Fact]
    public async Task Page_HoldsTheCertificateByteByByte()
    {
        Assert.Equal(_signed.ToBytes(), CertificatePage.Extract(await Page()));
        Assert.Null(CertificatePage.Extract("<html></html>"));
        Assert.False((await CertificateReading.VerifyAsync(Encoding.UTF8.GetBytes("<html></html>"))).IsGenuine);
    }

    [Fact]
    public async Task Page_SignedOrNot_VerifiesAsMade()
    {
        foreach (var page in new[] { await Page(), await CertificatePage.RenderAsync(_signed) })
        {
            var report = await CertificateReading.VerifyAsync(Encoding.UTF8.GetBytes(page));
            Assert.True(report.IsGenuine, string.Join(' ', report.Faults));
            Assert.Contains("The page shows what was signed.", report.Shown);
        }
    }

    // Another version lays the page out in another way: its signature vouches for it all the same.
    [Fact]
    public async Task Page_OfAnotherVersion_VerifiesByItsSignature()
    {
        var bare = (await CertificatePage.RenderAsync(_signed)).Replace("Every number", "All numbers", StringComparison.Ordinal);
        Assert.False((await Verify(bare)).IsGenuine);
        var signature = HexText.Of(_key.Sign(Encoding.UTF8.GetBytes("lethe page/1\n" + HexText.HashOf(bare))));
        var page = bare.Replace("signature\" content=\"\"", $"signature\" content=\"{signature}\"", StringComparison.Ordinal);
        Assert.True((await Verify(page)).IsGenuine);
        using var other = SigningKey.Create();
        var forged = HexText.Of(other.Sign(Encoding.UTF8.GetBytes("lethe page/1\n" + HexText.HashOf(bare))));
        Assert.False((await Verify(page.Replace(signature, forged, StringComparison.Ordinal))).IsGenuine);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Page_WithAnythingChanged_DoesNotVerify(bool isSigned)
    {
        var page = isSigned ? await Page() : await CertificatePage.RenderAsync(_signed);
        for (var i = 70; i < page.Length; i += page.Length / 60)
        {
            var changed = page[..i] + (page[i] == 'x' ? 'y' : 'x') + page[(i + 1)..];
            Assert.False((await Verify(changed)).IsGenuine, $"at {i}: {page[Math.Max(0, i - 20)..i]}");
        }
        Assert.False((await Verify(page + " ")).IsGenuine);
        Assert.False((await Verify(page.Replace("</main>", "<p>pass</p></main>", StringComparison.Ordinal))).IsGenuine);
    }

    [Fact]
    public async Task Page_WithoutAPolicyOrAForgetSet_SaysSo()
    {
        var certificate = SampleCertificate.Make(_key.Public);
        certificate = certificate with
        {
            Policy = null,
            Verdict = "not-judged",
            ForgetSet = null,
            Data = null,
            Models = [certificate.Models[0] with { Files = [] }],
            Findings = [certificate.Findings[0]],
        };
        var page = await CertificatePage.RenderAsync(SignedCertificate.Sign(certificate, _key));
        Assert.Contains("names no policy", page, StringComparison.Ordinal);
        Assert.Contains("not judged", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Merkle", page, StringComparison.Ordinal);
        Assert.True((await Verify(page)).IsGenuine);
    }

    [Fact]
    public async Task Pdf_IsPrintedWhereABrowserIs()
    {
        if (PdfPrinter.Find() is null)
        {
            Assert.Equal(PdfPrinter.Missing, (await Assert.ThrowsAsync<CertificateException>(async () => await PdfPrinter.PrintAsync(await Page(), TestContext.Current.CancellationToken))).Message);
            return;
        }
        var pdf = await PdfPrinter.PrintAsync(await Page(), TestContext.Current.CancellationToken);
        Assert.Equal("%PDF-"u8.ToArray(), pdf[..5]);
    }

    private Task<string> Page() => CertificatePage.RenderAsync(_signed, content => _key.Sign(content));

    private static Task<CertificateReport> Verify(string page) => CertificateReading.VerifyAsync(Encoding.UTF8.GetBytes(page));

    [GeneratedRegex("<details.*?</details>", RegexOptions.Singleline)]
    private static partial Regex Folds();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex("href=\"([^\"]*?,)")]
    private static partial Regex Links();
}
