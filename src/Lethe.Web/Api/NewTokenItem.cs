namespace Lethe.Web.Api;

/// <summary>A token to be made.</summary>
/// <param name="Name">What it is for.</param>
/// <param name="User">The name of its owner.</param>
/// <param name="Role">The most it may do; without it as much as its owner, and never more.</param>
/// <param name="Days">How long it lasts, 1095 at most; without it 90.</param>
public sealed record NewTokenItem(string Name, string User, string? Role = null, int? Days = null);
