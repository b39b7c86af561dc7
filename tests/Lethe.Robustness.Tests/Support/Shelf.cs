using System.Reflection;
using System.Text.Json.Nodes;
using Lethe.Models.Formats;
using Lethe.Plugins.Options;

namespace Lethe.Robustness.Tests.Support;

/// <summary>Makes plugins as the host does: by id, options bound and checked.</summary>
internal sealed class Shelf : IPluginFactory
{
    private static readonly Dictionary<string, Type> Known = new[] { typeof(PgdEvaluator), typeof(OnnxModel), typeof(Shelf) }
        .SelectMany(one => one.Assembly.GetTypes())
        .Where(type => type.GetCustomAttribute<PluginAttribute>() is not null)
        .ToDictionary(type => type.GetCustomAttribute<PluginAttribute>()!.Id);

    public static Shelf Instance { get; } = new();

    public static T Create<T>(string id, string options = "{}") where T : class, IPlugin =>
        Instance.Create<T>(new PluginReference(id, JsonNode.Parse(options)!.AsObject()));

    public T Create<T>(PluginReference reference) where T : class, IPlugin
    {
        var type = Known[reference.Use];
        var schema = OptionsSchema.Of(type.GetConstructors().Single().GetParameters().SingleOrDefault()?.ParameterType);
        var (options, faults) = schema.Bind(reference.Options);
        Assert.Empty(faults);
        return (T)Activator.CreateInstance(type, schema.Type is null ? [] : [options])!;
    }
}
