namespace Lethe.Web.Api;

/// <summary>What verifying the trail came to.</summary>
/// <param name="Head">Where it ends, or the last record before it breaks: <c>12:3f0a...</c>.</param>
public sealed record TrailReport(bool IsWhole, string Head, long? BrokenAt, string Reason, IReadOnlyList<string> Warnings);
