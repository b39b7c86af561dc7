namespace Lethe.Sdk;

/// <summary>What a data source is given.</summary>
public sealed class DataJob : Job
{
    /// <summary>Turns a path of the request into one that may be read, or refuses it with a reason.</summary>
    public required Func<string, string> ResolvePath { get; init; }
}
