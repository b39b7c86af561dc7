namespace Lethe.Sdk;

/// <summary>What a model source is given.</summary>
public sealed class ModelJob : Job
{
    /// <summary>The audit's data; null when the request names none.</summary>
    public Dataset? Data { get; init; }

    /// <summary>Turns a path of the request into one that may be read, or refuses it with a reason.</summary>
    public required Func<string, string> ResolvePath { get; init; }

    public required IPluginFactory Plugins { get; init; }
}
