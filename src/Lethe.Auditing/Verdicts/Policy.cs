using Lethe.Sdk;

namespace Lethe.Auditing.Verdicts;

/// <summary>A file of rules that an audit is judged by.</summary>
/// <param name="Hash">SHA-256 of the text it was read from, in hexadecimal: a certificate names it.</param>
/// <param name="Evidence">The kinds of evidence that a verdict on unlearning needs, a gate of each at least.</param>
public sealed record Policy(string Name, IReadOnlyList<Gate> Gates, string Hash, IReadOnlyList<Evidence> Evidence);
