using Lethe.Auditing.Results;

namespace Lethe.Auditing.Certificates.Contents;

/// <summary>A model of the audit.</summary>
/// <param name="Subject">How the audit names it.</param>
/// <param name="Method">What made it: the subject's source, or the unlearner.</param>
/// <param name="Format">In words.</param>
/// <param name="Files">Its weights as the audit kept them, and for a user's own model the files it came in.</param>
/// <param name="Seconds">What making it took.</param>
/// <param name="Spent">Examples passed forward and backward, as far as they were metered.</param>
/// <param name="Exhausted">Whether it was stopped because its budget was used up.</param>
public sealed record CertifiedModel(
    string Subject, SubjectKind Kind, CertifiedPlugin Method, string Format, IReadOnlyList<CertifiedFile> Files, double Seconds, long Spent, bool Exhausted);
