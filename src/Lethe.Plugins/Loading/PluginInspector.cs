using System.Reflection;
using Lethe.Plugins.Options;
using Lethe.Sdk;

namespace Lethe.Plugins.Loading;

/// <summary>Reads a class that is marked as a plugin, and refuses one that could not be used as such.</summary>
internal static class PluginInspector
{
    /// <summary>Null for a type that is no plugin and does not say so.</summary>
    public static PluginDescriptor? Describe(Type type, string hash, string version)
    {
        if (type.GetCustomAttribute<PluginAttribute>() is not { } attribute) return null;
        var kind = KindOf(type);
        if (!PluginIds.IsValid(attribute.Id, kind))
            throw new PluginLoadException($"'{attribute.Id}' of {type.Name} is no id of {kind.WithArticle}: they look like {kind.Prefix}.some-name.");
        if (string.IsNullOrWhiteSpace(attribute.Name)) throw new PluginLoadException($"{type.Name} ({attribute.Id}) has no name for people.");
        var options = OptionsSchema.Of(OptionsOf(type));
        return new PluginDescriptor(
            attribute.Id, attribute.Name, attribute.Summary, attribute.Paper, kind, type, options,
            PluginStatics.NeedsOf(type), PluginStatics.MetricsOf(type), hash, version)
        {
            IsSeeded = PluginStatics.IsSeeded(type),
            Gives = PluginStatics.GivesOf(type),
            OnOracles = PluginStatics.IsOnOracles(type),
            IsAboutForgetting = PluginStatics.IsAboutForgetting(type),
        };
    }

    private static PluginKind KindOf(Type type)
    {
        var kinds = PluginKind.All.Where(kind => kind.Contract.IsAssignableFrom(type)).ToArray();
        return kinds.Length switch
        {
            1 => kinds[0],
            0 => throw new PluginLoadException($"{type.Name} is marked as a plugin and implements no plugin contract."),
            _ => throw new PluginLoadException(
                $"{type.Name} is {string.Join(" and ", kinds.Select(kind => kind.WithArticle))} at once; a plugin is one of them."),
        };
    }

    private static Type? OptionsOf(Type type)
    {
        var constructors = type.GetConstructors();
        if (type.IsAbstract || type.ContainsGenericParameters || constructors.Length != 1 || constructors[0].GetParameters().Length > 1)
            throw new PluginLoadException(
                $"{type.Name} needs exactly one public constructor that takes nothing or its options record, and no type parameters.");
        return constructors[0].GetParameters().FirstOrDefault()?.ParameterType;
    }
}
