using Lethe.Auditing.Documents;

namespace Lethe.Auditing.Verdicts;

/// <summary>A policy that cannot be applied, with everything that is wrong with it.</summary>
public sealed class PolicyException(IReadOnlyList<SourceFault> faults) : SourceException(faults);
