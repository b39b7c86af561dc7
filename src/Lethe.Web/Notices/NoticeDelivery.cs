using System.Net.Mail;
using System.Net.Sockets;
using System.Text.Json;

namespace Lethe.Web.Notices;

/// <summary>Sends news by every way there is, each tried again for a while.</summary>
internal sealed class NoticeDelivery(TimeProvider clock, IReadOnlyList<INoticeSender> senders)
{
    /// <summary>Pauses between attempts: long enough for a server to be started again.</summary>
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(15), TimeSpan.FromMinutes(2)];

    public static IReadOnlyList<INoticeSender> Senders(NoticeSettings? settings)
    {
        var senders = new List<INoticeSender>();
        if (settings?.Webhook is { } webhook) senders.Add(new WebhookSender(webhook, settings.AllowPrivate));
        if (settings?.Mail is { } mail) senders.Add(new MailSender(mail));
        return senders;
    }

    /// <returns>How it went, a sentence for each way.</returns>
    public async Task<string> SendAsync(string subject, string json, string text, CancellationToken cancellation)
    {
        if (senders.Count == 0) return "Nobody is told: the settings name no webhook and no mail.";
        var sentences = new List<string>();
        foreach (var sender in senders) sentences.Add(await SendAsync(sender, subject, json, text, cancellation).ConfigureAwait(false));
        return string.Join(' ', sentences);
    }

    /// <summary>Sends a few words by every way there is, once each: somebody waits for what came of it.</summary>
    /// <returns>How it went, a sentence for each way.</returns>
    public async Task<string> TestAsync(CancellationToken cancellation)
    {
        const string Text = "This is a test. Schedules will tell you here when a verdict changes.";
        if (senders.Count == 0) return "Nobody is told: the settings name no webhook and no mail.";
        var sentences = new List<string>();
        foreach (var sender in senders)
        {
            try
            {
                await sender.SendAsync("Lethe: a test", JsonSerializer.Serialize(new { events = new[] { "test" }, sentences = new[] { Text }, time = clock.GetUtcNow() }), Text, cancellation).ConfigureAwait(false);
                sentences.Add($"Told by {sender.Name}.");
            }
            catch (Exception fault) when (IsOfTheWay(fault, cancellation))
            {
                sentences.Add($"Not told by {sender.Name}: {(fault.InnerException ?? fault).Message}");
            }
        }
        return string.Join(' ', sentences);
    }

    private async Task<string> SendAsync(INoticeSender sender, string subject, string json, string text, CancellationToken cancellation)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await sender.SendAsync(subject, json, text, cancellation).ConfigureAwait(false);
                return $"Told by {sender.Name}.";
            }
            catch (Exception fault) when (IsOfTheWay(fault, cancellation))
            {
                if (attempt == Pauses.Length) return $"Not told by {sender.Name} in {attempt + 1} attempts: {(fault.InnerException ?? fault).Message}";
                await Task.Delay(Pauses[attempt], clock, cancellation).ConfigureAwait(false);
            }
        }
    }

    private static bool IsOfTheWay(Exception fault, CancellationToken cancellation) => !cancellation.IsCancellationRequested
        && fault is HttpRequestException or SmtpException or IOException or SocketException or TaskCanceledException or FormatException;
}
