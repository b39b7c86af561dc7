using Lethe.Auditing.Documents;

namespace Lethe.Auditing.Requests;

/// <summary>A request that cannot be carried out, with everything that is wrong with it.</summary>
public sealed class RequestException(IReadOnlyList<SourceFault> faults) : SourceException(faults);
