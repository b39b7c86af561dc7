namespace Lethe.Auditing.Documents;

/// <summary>A text that cannot be used, with everything that is wrong with it.</summary>
public abstract class SourceException(IReadOnlyList<SourceFault> faults)
    : Exception(string.Join(Environment.NewLine, faults))
{
    /// <summary>In the order of their lines; never empty.</summary>
    public IReadOnlyList<SourceFault> Faults { get; } = faults;
}
