using Lethe.Plugins;
using Spectre.Console;

namespace Lethe.Cli.Commands.Plugins;

/// <summary>The list for a person at a terminal of any width.</summary>
internal static class PluginListView
{
    public static void Write(PluginCatalog catalog, PluginDescriptor[] plugins, PluginPackage[] broken, IAnsiConsole console)
    {
        if (plugins.Length > 0) console.Write(Plugins(catalog, plugins));
        else console.WriteLine("No plugins. `lethe plugin new unlearn.my-method` begins one.");
        if (broken.Length > 0) console.Write(Broken(broken));
    }

    private static Table Plugins(PluginCatalog catalog, PluginDescriptor[] plugins)
    {
        var table = new Table().RoundedBorder().AddColumns("id", "name", "kind", "version", "folder");
        table.Columns[0].NoWrap();
        foreach (var plugin in plugins)
            table.AddRow(
                new Text(plugin.Id), new Text(plugin.Name), new Text(plugin.Kind.Name), new Text(plugin.Version),
                new Text(Path.GetFileName(catalog.FolderOf(plugin)), new Style(Color.Grey)));
        return table;
    }

    private static Table Broken(PluginPackage[] broken)
    {
        var table = new Table().RoundedBorder().BorderColor(Color.Red).AddColumns("folder that cannot be used", "status", "reason");
        foreach (var package in broken)
            table.AddRow(
                new Text(package.Folder), new Text(package.Status.ToString().ToLowerInvariant(), new Style(Color.Red)), new Text(package.Reason));
        return table;
    }
}
