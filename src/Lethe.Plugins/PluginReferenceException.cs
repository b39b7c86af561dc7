using Lethe.Plugins.Options;

namespace Lethe.Plugins;

/// <summary>A plugin that cannot be made as it was asked for, with everything that is wrong.</summary>
public sealed class PluginReferenceException(string use, IReadOnlyList<OptionFault> faults)
    : Exception(string.Join(Environment.NewLine, faults.Select(fault => fault.Message)))
{
    /// <summary>The id that was asked for.</summary>
    public string Use { get; } = use;

    public IReadOnlyList<OptionFault> Faults { get; } = faults;
}
