using Lethe.Plugins.Options;
using Lethe.Sdk;
using Lethe.Sdk.Testing;

namespace Lethe.Plugins;

/// <summary>Puts plugins of folders under the contract table.</summary>
public static class PluginTrial
{
    /// <param name="options">What the plugin is made with, as <see cref="OptionsSchema.Bind"/> made it.</param>
    /// <param name="plugins">Makes the plugins that its options refer to.</param>
    public static PluginUnderTest Of(PluginDescriptor plugin, object? options, IPluginFactory plugins) => new()
    {
        Type = plugin.Type,
        Id = plugin.Id,
        Name = plugin.Name,
        Summary = plugin.Summary,
        Needs = plugin.Needs,
        IsSeeded = plugin.IsSeeded,
        Metrics = plugin.Metrics,
        Gives = plugin.Gives,
        IsAboutForgetting = plugin.IsAboutForgetting,
        Options = options,
        Create = () => plugin.Create(options),
        TryOptions = () => SchemaTrials.Of(plugin.Options, options),
        Plugins = plugins,
    };
}
