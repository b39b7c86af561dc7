using Lethe.Sdk;

namespace Lethe.Auditing.Verdicts;

/// <summary>A kind of evidence that no gate brought for a result of unlearning.</summary>
/// <param name="Sentence">For people, with what to do.</param>
public sealed record MissingEvidence(string Subject, Evidence Kind, string Sentence);
