using Lethe.Sdk;

namespace Lethe.Plugins;

/// <summary>A plugin with options that were found sound.</summary>
/// <param name="Options">The options record; null when the plugin takes none.</param>
public sealed record BoundPlugin(PluginDescriptor Plugin, object? Options)
{
    /// <summary>The plugins that its options refer to, in the order of the options.</summary>
    public IReadOnlyList<BoundPlugin> Referred { get; init; } = [];

    /// <summary>
    /// What it needs as it is used: its own needs and those of the plugins it refers to, which work on what it was given.
    /// Who asks for no shadows needs none.
    /// </summary>
    public Needs Needs => Referred.Aggregate(
        Plugin.Needs & ~(Options is IUsesShadows { Shadows: 0 } ? Needs.Shadows : Needs.None), (needs, one) => needs | one.Needs);

    /// <summary>What its subjects give as it is used: no more than those of the model source that it opens.</summary>
    public Capabilities Gives => Wrapped is { } inner ? Plugin.Gives & inner.Gives : Plugin.Gives;

    /// <summary>Whether its result depends on the request's seed, as it is used: by itself, or by the model source that it opens.</summary>
    public bool IsSeeded => (Options as IDependsOnSeed)?.DependsOnSeed ?? (Plugin.IsSeeded || Wrapped is { IsSeeded: true });

    /// <summary>The first wish for shadows, its own or that of a plugin it refers to; null: none in particular.</summary>
    public IUsesShadows? ShadowWish => Wish<IUsesShadows>(Needs.Shadows);

    public IUsesOracles? OracleWish => Wish<IUsesOracles>(Needs.Oracles);

    private BoundPlugin? Wrapped =>
        Options is IWrapsModel { Model: { } model } ? Referred.FirstOrDefault(one => one.Plugin.Id == model.Use) : null;

    private T? Wish<T>(Needs need) where T : class =>
        Options as T ?? Referred.Where(one => one.Needs.HasFlag(need)).Select(one => one.Wish<T>(need)).FirstOrDefault(wish => wish is not null);
}
