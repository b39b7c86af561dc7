namespace Lethe.Sdk.Testing;

/// <summary>How the stage is set for one run.</summary>
internal sealed record RunSetting
{
    public required SmallWorld World { get; init; }

    public required long Seed { get; init; }

    /// <summary>Where torch's own numbers stand when the run begins; no plugin should care.</summary>
    public long TorchSeed { get; init; } = 11;

    /// <summary>Labels for everybody, also for those who did not ask.</summary>
    public bool AllLabels { get; init; }

    /// <summary>What the subject may do; null: everything.</summary>
    public Capabilities? Limit { get; init; }

    public long? Samples { get; init; }

    public CancellationToken Cancellation { get; init; }
}
