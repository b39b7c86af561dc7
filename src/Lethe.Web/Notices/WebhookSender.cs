using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace Lethe.Web.Notices;

/// <summary>Posts news. Whoever gets them can tell by the signature that they are from here and whole.</summary>
internal sealed class WebhookSender(WebhookSettings settings, bool allowPrivate) : INoticeSender
{
    public const string SignatureHeader = "X-Lethe-Signature";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public string Name => "webhook";

    public async Task SendAsync(string subject, string json, string text, CancellationToken cancellation)
    {
        // No redirect is followed: it could lead to where the address itself may not.
        using var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            ConnectCallback = async (context, end) => await PublicAddress.ConnectAsync(context.DnsEndPoint.Host, context.DnsEndPoint.Port, allowPrivate, end).ConfigureAwait(false),
        };
        using var client = new HttpClient(handler) { Timeout = Patience };
        using var request = new HttpRequestMessage(HttpMethod.Post, settings.Url) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(json)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add(SignatureHeader, Signature(settings.Secret, json));
        using var answer = await client.SendAsync(request, cancellation).ConfigureAwait(false);
        if (!answer.IsSuccessStatusCode) throw new HttpRequestException($"{settings.Url.Host} answered {(int)answer.StatusCode}.");
    }

    /// <summary>HMAC-SHA-256 of the body, as <c>sha256=</c> and hexadecimal digits.</summary>
    public static string Signature(string secret, string body) =>
        $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(body)))}";
}
