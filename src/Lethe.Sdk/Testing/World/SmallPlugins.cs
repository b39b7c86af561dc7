namespace Lethe.Sdk.Testing;

/// <summary>
/// The plugins that options may refer to. Those of the small world are always there; others come from the host, or where
/// there is none, one of the small world stands in for each kind it has.
/// </summary>
internal sealed class SmallPlugins(IPluginFactory? others) : IPluginFactory
{
    public const string Architecture = "arch.small-world";
    public const string Recipe = "model.small-world";

    public T Create<T>(PluginReference reference) where T : class, IPlugin
    {
        ArgumentNullException.ThrowIfNull(reference);
        var isOwn = reference.Use is Architecture or Recipe;
        if (!isOwn && others is not null) return others.Create<T>(reference);
        return new IPlugin[] { new SmallNetwork(), new SmallRecipe(), new SmallObjective() }.OfType<T>().FirstOrDefault()
            ?? throw new ModelException($"The small world has nothing that could stand in for {reference.Use}.");
    }
}
