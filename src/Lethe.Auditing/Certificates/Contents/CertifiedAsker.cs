namespace Lethe.Auditing.Certificates.Contents;

/// <summary>Who asked for the audit, as the trail names them: never by a name.</summary>
/// <param name="Kind"><c>user</c>, <c>token</c>, <c>schedule</c>, <c>command-line</c> or <c>local</c>.</param>
/// <param name="Id">Null where there is nothing to tell apart.</param>
public sealed record CertifiedAsker(string Kind, string? Id);
