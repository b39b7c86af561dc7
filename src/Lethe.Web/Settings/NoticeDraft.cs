using Lethe.Web.Notices;

namespace Lethe.Web.Settings;

/// <summary>Whom to tell, as a form holds it. Secrets that are set are kept until another one is typed, and never shown.</summary>
internal sealed class NoticeDraft
{
    private readonly NoticeSettings _before;

    public NoticeDraft(NoticeSettings? settings)
    {
        _before = settings ?? new NoticeSettings();
        AllowPrivate = _before.AllowPrivate;
        Url = _before.Webhook?.Url.ToString() ?? "";
        if (_before.Mail is not { } mail) return;
        (Host, Port, Tls, From, To, User) = (mail.Host, mail.Port, mail.Tls, mail.From, string.Join(", ", mail.To), mail.User ?? "");
    }

    public string Url { get; set; } = "";

    public string Secret { get; set; } = "";

    public bool HasSecret => _before.Webhook is not null;

    public bool AllowPrivate { get; set; }

    public string Host { get; set; } = "";

    public int Port { get; set; } = 587;

    public bool Tls { get; set; } = true;

    public string From { get; set; } = "";

    /// <summary>With commas between them.</summary>
    public string To { get; set; } = "";

    public string User { get; set; } = "";

    public string Password { get; set; } = "";

    public bool HasPassword => _before.Mail?.Password is not null;

    /// <exception cref="IOException">The webhook's address is none.</exception>
    public NoticeSettings Read() => new(Webhook(), Mail(), AllowPrivate);

    private WebhookSettings? Webhook()
    {
        if (Url.Trim().Length == 0) return null;
        if (!Uri.TryCreate(Url.Trim(), UriKind.Absolute, out var url)) throw new IOException("The webhook's address must begin with https:// or http://.");
        // A secret goes with the address it was meant for.
        return new WebhookSettings(url, Secret.Length > 0 ? Secret : _before.Webhook is { } kept && kept.Url.Host == url.Host ? kept.Secret : "");
    }

    private MailSettings? Mail()
    {
        if (Host.Trim().Length == 0) return null;
        var user = User.Trim().Length > 0 ? User.Trim() : null;
        var password = Password.Length > 0 ? Password : _before.Mail is { } kept && kept.Host == Host.Trim() ? kept.Password : null;
        return new MailSettings(Host.Trim(), From.Trim(), To.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), Port, Tls, user, user is null ? null : password);
    }
}
