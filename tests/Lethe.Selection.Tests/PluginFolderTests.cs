using Lethe.Plugins;

namespace Lethe.Selection.Tests;

public class PluginFolderTests
{
    private const Needs Labels = Needs.ForgetLabels | Needs.RetainLabels;

    [Fact]
    public void Catalog_OfTheBuiltFolder_HasEverySelectorWithItsNeeds()
    {
        var package = Assert.Single(PluginCatalog.Load([Root()]).Packages, one => one.Name == "Lethe.Selection");

        Assert.True(package.Status == PluginStatus.Active, package.Reason);
        Assert.Equal(
            [
                ("forget.memorised", Needs.Shadows | Labels, false),
                ("forget.near-duplicates", Needs.Features, false),
                ("forget.worst-case", Needs.Training | Labels, true),
            ],
            package.Plugins.Select(plugin => (plugin.Id, plugin.Needs, plugin.IsSeeded)).OrderBy(plugin => plugin.Id, StringComparer.Ordinal));
        Assert.All(package.Plugins, plugin => Assert.NotEqual("", plugin.Summary));
        Assert.All(package.Plugins.SelectMany(plugin => plugin.Options.Fields), field => Assert.NotEqual("", field.Description));
        Assert.All(package.Plugins, plugin => Assert.Contains(plugin.Options.Fields, field => field.Name == "fraction"));
    }

    /// <summary>Tests run from artifacts/bin/(project)/(configuration); plugins are built into artifacts/plugins.</summary>
    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && folder.Name != "artifacts") folder = folder.Parent;
        Assert.NotNull(folder);
        return Path.Combine(folder.FullName, "plugins");
    }
}
