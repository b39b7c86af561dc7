using Lethe.Sdk;

namespace Lethe.Auditing.Verdicts;

/// <summary>What one gate says of one number.</summary>
/// <param name="Subject">The label of the result; the gate's own pattern when there was no such result.</param>
/// <param name="Finding">Null when there was none.</param>
/// <param name="Sentence">The verdict with its numbers, for people.</param>
public sealed record GateResult(Gate Gate, string Subject, Finding? Finding, Verdict Verdict, string Sentence);
