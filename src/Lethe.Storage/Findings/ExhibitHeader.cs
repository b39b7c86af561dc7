namespace Lethe.Storage.Findings;

/// <summary>An exhibit without its data.</summary>
/// <param name="Kind">As in its JSON, such as <c>curve</c>.</param>
public sealed record ExhibitHeader(string Subject, string Evaluator, string Id, string Kind, string Title);
