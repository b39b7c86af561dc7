namespace Lethe.Plugins;

/// <summary>Why a plugin folder cannot be used; the message becomes the reason beside its status.</summary>
public sealed class PluginLoadException : Exception
{
    public PluginLoadException(string message) : base(message)
    {
    }

    public PluginLoadException(string message, PluginStatus status) : base(message) => Status = status;

    public PluginStatus Status { get; } = PluginStatus.Malfunctioned;
}
