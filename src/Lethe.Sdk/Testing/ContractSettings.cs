namespace Lethe.Sdk.Testing;

/// <summary>How long and with what the contract table is checked.</summary>
public sealed record ContractSettings
{
    public static ContractSettings Default { get; } = new();

    public long Seed { get; init; } = 1;

    /// <summary>How long one run in the small world may take before it counts as hung.</summary>
    public TimeSpan RunLimit { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How soon a cancelled run must have ended.</summary>
    public TimeSpan CancelLimit { get; init; } = TimeSpan.FromSeconds(2);

    public IContractObserver? Observer { get; init; }
}
