namespace Lethe.Web.Api;

/// <summary>A model that audits named.</summary>
/// <param name="Key">Tells it from all others of this installation.</param>
/// <param name="Options">As requests wrote them.</param>
public sealed record SubjectItem(string Key, string Name, string Plugin, string Options, int Audits, AuditItem? Last);
