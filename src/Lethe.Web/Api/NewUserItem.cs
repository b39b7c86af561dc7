namespace Lethe.Web.Api;

/// <summary>A user to be added.</summary>
/// <param name="Name">Up to 64 letters, digits and . _ - @.</param>
/// <param name="Role">viewer, auditor or admin; the first user must be an admin.</param>
/// <param name="Password">10 to 200 characters.</param>
public sealed record NewUserItem(string Name, string Role, string Password);
