namespace Lethe.Auditing.Requests;

/// <summary>A request that cannot be carried out, with everything that is wrong with it.</summary>
public sealed class RequestException(IReadOnlyList<RequestFault> faults)
    : Exception(string.Join(Environment.NewLine, faults))
{
    public IReadOnlyList<RequestFault> Faults { get; } = faults;
}
