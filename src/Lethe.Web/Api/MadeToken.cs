namespace Lethe.Web.Api;

/// <summary>A token that was just made.</summary>
/// <param name="Text">Given this once: only its hash is kept.</param>
public sealed record MadeToken(string Id, string Text, string Role, DateTimeOffset Expires);
