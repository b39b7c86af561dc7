namespace Lethe.Web.Notices;

/// <summary>Whom to tell when a scheduled audit's verdict changes.</summary>
/// <param name="AllowPrivate">Webhooks may go to this machine and to private networks.</param>
public sealed record NoticeSettings(WebhookSettings? Webhook = null, MailSettings? Mail = null, bool AllowPrivate = false);
