using System.Text.Json.Nodes;
using Lethe.Auditing.Requests;
using Lethe.Plugins;
using Lethe.Plugins.Options;
using Lethe.Sdk;

namespace Lethe.Auditing.Planning;

/// <summary>
/// Everything about the use of a plugin that decides its result: its code, all options with their defaults, the same of
/// every plugin an option refers to, and the content of the files it reads.
/// </summary>
internal sealed class PluginFacts(PluginCatalog plugins, IReadOnlyDictionary<string, InputFile> files)
{
    private readonly PluginBinder _binder = new(plugins);

    public JsonObject Of(PluginUse use) => Of(use.Plugin, use.Options);

    public JsonObject Of(PluginReference reference)
    {
        var bound = Bind(reference);
        return Of(bound.Plugin, bound.Options);
    }

    public BoundPlugin Bind(PluginReference reference)
    {
        var (bound, faults) = _binder.Bind(reference, typeof(IPlugin));
        return bound ?? throw new PluginReferenceException(reference.Use, faults);
    }

    private JsonObject Of(PluginDescriptor plugin, object? options)
    {
        var values = options is null ? [] : plugin.Options.Write(options);
        foreach (var field in plugin.Options.Fields.Where(field => field.Type == OptionType.Plugin))
            values[field.Name] = Referred(field.Property.GetValue(options));
        var facts = new JsonObject { ["use"] = plugin.Id, ["assembly"] = plugin.AssemblyHash, ["options"] = values };
        if (options is IReadsFiles reader)
            facts["files"] = new JsonArray([.. reader.Files.Select(file => (JsonNode?)files[file].Sha256)]);
        return facts;
    }

    private JsonNode? Referred(object? value) => value switch
    {
        PluginReference reference => Of(reference),
        IEnumerable<PluginReference> list => new JsonArray([.. list.Select(Of)]),
        _ => null,
    };
}
