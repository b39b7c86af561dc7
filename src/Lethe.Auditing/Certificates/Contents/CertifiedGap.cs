namespace Lethe.Auditing.Certificates.Contents;

/// <summary>A kind of evidence that a verdict on unlearning lacks.</summary>
public sealed record CertifiedGap(string Subject, string Kind, string Sentence);
