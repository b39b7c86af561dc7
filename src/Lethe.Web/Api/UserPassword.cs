namespace Lethe.Web.Api;

/// <summary>A user's new password.</summary>
/// <param name="Password">10 to 200 characters.</param>
public sealed record UserPassword(string Password);
