namespace Lethe.Web.Api;

/// <summary>A part of the subjects.</summary>
/// <param name="Total">How many there are on all pages.</param>
public sealed record SubjectList(IReadOnlyList<SubjectItem> Subjects, int Total);
