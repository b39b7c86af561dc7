namespace Lethe.Web.Api;

/// <summary>An audit to be queued.</summary>
/// <param name="Request">The request's text, YAML or JSON. Relative paths in it begin at the folder <c>files</c> of Lethe's home, and no path may leave it.</param>
/// <param name="Policy">The policy's text; null: the one that the request names, if any.</param>
public sealed record NewAuditItem(string Request, string? Policy);
