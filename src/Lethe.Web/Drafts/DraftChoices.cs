using System.Text.RegularExpressions;
using Lethe.Plugins;
using Lethe.Plugins.Options;
using Lethe.Sdk;

namespace Lethe.Web.Drafts;

/// <summary>The plugins that a form offers for an option that names one.</summary>
internal static partial class DraftChoices
{
    /// <summary>
    /// An option does not say which kind it wants. Its default does; else its name, else a plugin that its description
    /// gives as an example; else all are offered.
    /// </summary>
    public static IReadOnlyList<PluginDescriptor> For(OptionField field, PluginCatalog plugins)
    {
        var kind = (field.Default is PluginReference usual ? PluginKind.OfId(usual.Use) : null)
            ?? PluginKind.All.FirstOrDefault(kind => field.Name.StartsWith(kind.Prefix, StringComparison.OrdinalIgnoreCase))
            ?? IdPattern().Matches(field.Description).Select(match => plugins.Find(match.Value)?.Kind).FirstOrDefault(one => one is not null);
        return kind is null ? [.. plugins.Plugins] : Of(kind.Contract, plugins);
    }

    public static IReadOnlyList<PluginDescriptor> Of(Type contract, PluginCatalog plugins) =>
        [.. plugins.Plugins.Where(plugin => contract.IsAssignableFrom(plugin.Type))];

    [GeneratedRegex("[a-z]+\\.[a-z0-9-]+")]
    private static partial Regex IdPattern();
}
