namespace Lethe.Sdk;

/// <summary>How the network runs while it is changed. The statistics of batch normalisation are state, as its weights are.</summary>
public enum BatchNormMode
{
    Train,
    FrozenStats,
}
