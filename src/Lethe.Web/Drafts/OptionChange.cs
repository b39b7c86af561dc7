using System.Text.Json.Nodes;

namespace Lethe.Web.Drafts;

/// <summary>An option that somebody set in a form.</summary>
/// <param name="IsGiven">False: it is left to its default.</param>
public sealed record OptionChange(string Name, JsonNode? Value, bool IsGiven);
