namespace Lethe.Auditing.Planning;

/// <summary>Where units run. What they compute may depend on it in the last bits, so it is part of every key.</summary>
/// <param name="Name"><c>cpu</c>, <c>cuda</c> or <c>cuda:N</c>.</param>
/// <param name="Threads">Processor threads of each worker: sums are split by them, and rounding follows.</param>
public sealed record PlanDevice(string Name, int Threads)
{
    /// <summary>Devices of the same class give the same bits, as far as the device can.</summary>
    public string Class => Name == "cpu" ? $"cpu, {Threads} threads" : $"cuda, {Threads} threads";
}
