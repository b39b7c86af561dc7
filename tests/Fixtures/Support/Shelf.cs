using System.Reflection;
using System.Text.Json.Nodes;
using Lethe.Plugins.Options;

namespace Lethe.Fixtures;

/// <summary>Makes plugins of the tested assemblies as the host does: by id, options bound and checked.</summary>
internal sealed class Shelf : IPluginFactory
{
    private static readonly Dictionary<string, Type> Known = Directory.EnumerateFiles(AppContext.BaseDirectory, "Lethe.*.dll")
        .SelectMany(file => Assembly.Load(Path.GetFileNameWithoutExtension(file)).GetTypes())
        .Where(type => type.GetCustomAttribute<PluginAttribute>() is not null)
        .ToDictionary(type => type.GetCustomAttribute<PluginAttribute>()!.Id);

    public static Shelf Instance { get; } = new();

    public static T Create<T>(string id, string options = "{}") where T : class, IPlugin =>
        Instance.Create<T>(new PluginReference(id, JsonNode.Parse(options)!.AsObject()));

    public static Type TypeOf(string id) => Known[id];

    /// <summary>The options record of a plugin with these values; null: it takes none.</summary>
    public static object? OptionsOf(string id, JsonObject? values)
    {
        var schema = OptionsSchema.Of(Known[id].GetConstructors().Single().GetParameters().SingleOrDefault()?.ParameterType);
        var (options, faults) = schema.Bind(values);
        Assert.Empty(faults);
        return options;
    }

    public T Create<T>(PluginReference reference) where T : class, IPlugin
    {
        var options = OptionsOf(reference.Use, reference.Options);
        return (T)Activator.CreateInstance(Known[reference.Use], options is null ? [] : [options])!;
    }
}
