using System.Reflection;

namespace Lethe.Sdk.Testing;

/// <summary>A plugin as the contract table sees it: what it says of itself, and a way to make one.</summary>
public sealed record PluginUnderTest
{
    public required Type Type { get; init; }

    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Summary { get; init; }

    public required Needs Needs { get; init; }

    public required bool IsSeeded { get; init; }

    /// <summary>Of an evaluator; empty for other kinds.</summary>
    public IReadOnlyList<Metric> Metrics { get; init; } = [];

    /// <summary>Of a model source.</summary>
    public Capabilities Gives { get; init; }

    /// <summary>Of an evaluator: whether it is given the forget set.</summary>
    public bool IsAboutForgetting { get; init; } = true;

    /// <summary>The options that its instances are made with; null: it takes none.</summary>
    public object? Options { get; init; }

    /// <summary>Makes a new instance; called for every run.</summary>
    public required Func<IPlugin> Create { get; init; }

    /// <summary>Tries the ends of all ranges, and the way to JSON and back.</summary>
    public required Func<IReadOnlyList<OptionTrial>> TryOptions { get; init; }

    /// <summary>Makes plugins that its options refer to; null: the small world's stand in for them.</summary>
    public IPluginFactory? Plugins { get; init; }

    /// <summary>Turns a path of the options into one that may be read.</summary>
    public Func<string, string> ResolvePath { get; init; } = Path.GetFullPath;

    public static PluginUnderTest Of<T>(object? options = null) where T : IPlugin => Of(typeof(T), options);

    /// <summary>From the class alone, without a host.</summary>
    /// <param name="type">A class with a <see cref="PluginAttribute"/> that implements a contract.</param>
    /// <param name="options">What to make it with; null: all defaults.</param>
    /// <exception cref="ArgumentException">The class is no plugin, or takes something else than these options.</exception>
    public static PluginUnderTest Of(Type type, object? options = null)
    {
        ArgumentNullException.ThrowIfNull(type);
        var attribute = type.GetCustomAttribute<PluginAttribute>() ?? throw new ArgumentException($"{type.Name} has no [Plugin] attribute.", nameof(type));
        if (!type.IsAssignableTo(typeof(IPlugin)) || type.IsAbstract) throw new ArgumentException($"{type.Name} is no class that implements a plugin contract.", nameof(type));
        var wanted = OptionsOf(type);
        options ??= wanted is null ? null : Activator.CreateInstance(wanted);
        if (options is not null && wanted?.IsInstanceOfType(options) != true)
            throw new ArgumentException($"{type.Name} does not take {options.GetType().Name}.", nameof(options));
        return new PluginUnderTest
        {
            Type = type,
            Id = attribute.Id,
            Name = attribute.Name,
            Summary = attribute.Summary,
            Needs = PluginStatics.NeedsOf(type),
            IsSeeded = PluginStatics.IsSeeded(type),
            Metrics = PluginStatics.MetricsOf(type),
            Gives = PluginStatics.GivesOf(type),
            IsAboutForgetting = PluginStatics.IsAboutForgetting(type),
            Options = options,
            Create = () => Make(type, options),
            TryOptions = () => wanted is null ? [] : OptionTrials.Of(wanted),
        };
    }

    private static Type? OptionsOf(Type type) => type.GetConstructors() is [var only] && only.GetParameters().Length <= 1
        ? only.GetParameters().FirstOrDefault()?.ParameterType
        : throw new ArgumentException($"{type.Name} needs exactly one public constructor that takes nothing or its options record.", nameof(type));

    private static IPlugin Make(Type type, object? options)
    {
        // Not wrapped: what a constructor has to say about its options is for the reader.
        const BindingFlags Unwrapped = BindingFlags.Instance | BindingFlags.Public | BindingFlags.CreateInstance | BindingFlags.DoNotWrapExceptions;
        return (IPlugin)Activator.CreateInstance(type, Unwrapped, null, options is null ? [] : [options], null)!;
    }
}
