namespace Lethe.Web.Notices;

/// <summary>How news are mailed.</summary>
/// <param name="Tls">Whether the connection must be encrypted (STARTTLS).</param>
public sealed record MailSettings(string Host, string From, IReadOnlyList<string> To, int Port = 587, bool Tls = true, string? User = null, string? Password = null);
