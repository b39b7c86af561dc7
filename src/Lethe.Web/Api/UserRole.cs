namespace Lethe.Web.Api;

/// <summary>What a user is to be.</summary>
/// <param name="Role">viewer, auditor or admin.</param>
public sealed record UserRole(string Role);
