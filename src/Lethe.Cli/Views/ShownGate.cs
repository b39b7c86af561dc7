using Lethe.Auditing.Verdicts;

namespace Lethe.Cli.Views;

/// <summary>What a gate says of a subject.</summary>
internal sealed record ShownGate(Verdict Verdict, string Subject, string Sentence);
