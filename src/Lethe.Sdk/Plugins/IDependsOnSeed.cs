namespace Lethe.Sdk;

/// <summary>
/// For options that decide whether the seed matters: data with a seed of its own, records that come already split. It
/// takes the place of what the plugin says of itself.
/// </summary>
public interface IDependsOnSeed
{
    bool DependsOnSeed { get; }
}
