using System.Net;
using System.Net.Mail;

namespace Lethe.Web.Notices;

/// <summary>Mails news.</summary>
internal sealed class MailSender(MailSettings settings) : INoticeSender
{
    public string Name => "mail";

    public async Task SendAsync(string subject, string json, string text, CancellationToken cancellation)
    {
        using var client = new SmtpClient(settings.Host, settings.Port) { EnableSsl = settings.Tls };
        if (settings.User is { } user) client.Credentials = new NetworkCredential(user, settings.Password);
        using var message = new MailMessage { From = new MailAddress(settings.From), Subject = OneLine(subject), Body = text };
        foreach (var to in settings.To) message.To.Add(new MailAddress(to));
        await client.SendMailAsync(message, cancellation).ConfigureAwait(false);
    }

    // A schedule's name stands in it, and a line break there would begin a header.
    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
