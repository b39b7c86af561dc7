using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Lethe.Auditing.Certificates;
using Lethe.Auditing.Certificates.Contents;
using Lethe.Auditing.Certificates.Keys;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Lethe.Web.Certificates;

/// <summary>
/// A certificate as one HTML file that needs nothing beside it. The certificate lies in it byte by byte, as a link to its
/// JSON; the page has a signature of its own, because what people read is the page.
/// </summary>
public static class CertificatePage
{
    private const string MarkBegin = "<meta name=\"lethe-page-signature\" content=\"";
    private const string MarkEnd = "\" />";
    private const string LinkBegin = "href=\"";
    private const string LinkScheme = "data:application/json;base64,";

    /// <summary>Where the page's signature goes.</summary>
    internal const string SignatureMark = MarkBegin + MarkEnd;

    /// <param name="sign">Signs for the key of the certificate; null, or an answer of null, where that key is not at hand.</param>
    public static async Task<string> RenderAsync(SignedCertificate signed, Func<byte[], byte[]?>? sign = null)
    {
        // What its bytes say, in their order: whoever verifies the page later has nothing else.
        signed = signed with { Certificate = CertificateJson.Read<Certificate>(JsonNode.Parse(signed.Content)) };
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var page = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<CertificateDocument>(
            ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(CertificateDocument.Signed)] = signed })).ConfigureAwait(true)).ToHtmlString()).ConfigureAwait(false);
        return sign?.Invoke(ToSign(page)) is { } signature ? page.Replace(SignatureMark, MarkBegin + HexText.Of(signature) + MarkEnd, StringComparison.Ordinal) : page;
    }

    public static bool IsPage(ReadOnlySpan<byte> file) => Encoding.UTF8.GetString(file[..Math.Min(file.Length, 64)]).TrimStart('\uFEFF', ' ', '\r', '\n').StartsWith('<');

    /// <summary>The certificate inside of a page; null when there is none.</summary>
    public static byte[]? Extract(string page)
    {
        var begin = page.IndexOf(LinkBegin + LinkScheme, StringComparison.Ordinal);
        if (begin < 0) return null;
        begin += LinkBegin.Length + LinkScheme.Length;
        var end = page.IndexOf('"', begin);
        var text = end < 0 ? "" : WebUtility.HtmlDecode(page[begin..end]);
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var count) ? bytes[..count] : null;
    }

    /// <summary>Whether what the page shows is what was made of the certificate inside.</summary>
    public static async Task<bool> IsAsMadeAsync(string page, SignedCertificate signed)
    {
        var (bare, signature) = Part(page);
        if (HexText.Read(signature) is { Length: > 0 } bytes && PublicKey.Read(signed.Certificate.Key.Public)?.Fits(ToSign(bare), bytes) == true) return true;
        // Without the key at hand a page has no signature; what this version makes of the certificate is known all the same.
        return bare == await RenderAsync(signed).ConfigureAwait(false);
    }

    internal static string Link(SignedCertificate signed) => LinkScheme + Convert.ToBase64String(signed.ToBytes());

    private static byte[] ToSign(string page) => Encoding.UTF8.GetBytes("lethe page/1\n" + HexText.HashOf(page));

    private static (string Bare, string Signature) Part(string page)
    {
        var begin = page.IndexOf(MarkBegin, StringComparison.Ordinal);
        if (begin < 0) return (page, "");
        begin += MarkBegin.Length;
        var end = page.IndexOf(MarkEnd, begin, StringComparison.Ordinal);
        return end < 0 ? (page, "") : (page[..begin] + page[end..], page[begin..end]);
    }
}
