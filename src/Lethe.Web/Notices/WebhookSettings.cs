namespace Lethe.Web.Notices;

/// <summary>Where news are posted to as JSON.</summary>
/// <param name="Secret">The key of the signature in the header <c>X-Lethe-Signature</c>; at least 16 characters.</param>
public sealed record WebhookSettings(Uri Url, string Secret);
