using System.Reflection;
using Lethe.Plugins.Options;
using Lethe.Sdk;

namespace Lethe.Plugins;

/// <summary>Everything that is known of a plugin without running it.</summary>
/// <param name="AssemblyHash">SHA-256 of the file it came from, in hexadecimal: part of every stage key.</param>
public sealed record PluginDescriptor(
    string Id, string Name, string Summary, string Paper, PluginKind Kind, Type Type, OptionsSchema Options, Needs Needs,
    IReadOnlyList<Metric> Metrics, string AssemblyHash, string Version)
{
    /// <summary>Whether what it makes depends on the request's seed.</summary>
    public bool IsSeeded { get; init; } = true;

    /// <summary>What the subjects of a model source can do; none for other kinds.</summary>
    public Capabilities Gives { get; init; }

    /// <summary>Whether an evaluator measures the audit's oracles too.</summary>
    public bool OnOracles { get; init; }

    /// <summary>Whether an evaluator is given the forget set.</summary>
    public bool IsAboutForgetting { get; init; }

    /// <summary>The plugin with these options, which must have been made by <see cref="OptionsSchema.Bind"/>.</summary>
    public IPlugin Create(object? options)
    {
        // Not wrapped: what a constructor has to say about its options is for the user.
        const BindingFlags Unwrapped = BindingFlags.Instance | BindingFlags.Public | BindingFlags.CreateInstance | BindingFlags.DoNotWrapExceptions;
        return (IPlugin)Activator.CreateInstance(Type, Unwrapped, null, Options.Type is null ? [] : [options], null)!;
    }
}
