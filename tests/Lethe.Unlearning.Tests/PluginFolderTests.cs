using Lethe.Plugins;

namespace Lethe.Unlearning.Tests;

public class PluginFolderTests
{
    private const Needs Labelled = Needs.Training | Needs.ForgetLabels | Needs.RetainLabels;

    [Fact]
    public void Catalog_OfTheBuiltFolder_HasEveryMethodWithItsNeeds()
    {
        var package = Assert.Single(PluginCatalog.Load([Root()]).Packages, one => one.Name == "Lethe.Unlearning");

        Assert.True(package.Status == PluginStatus.Active, package.Reason);
        Assert.Equal(
            [
                ("unlearn.fine-tune", Needs.Training | Needs.RetainLabels, true),
                ("unlearn.gradient-ascent", Needs.Training | Needs.ForgetLabels, true),
                ("unlearn.none", Needs.None, false),
                ("unlearn.npo", Labelled, true),
                ("unlearn.random-labels", Labelled, true),
                ("unlearn.salun", Labelled, true),
            ],
            package.Plugins.Select(plugin => (plugin.Id, plugin.Needs, plugin.IsSeeded)).OrderBy(plugin => plugin.Id, StringComparer.Ordinal));
        Assert.All(package.Plugins, plugin => Assert.NotEqual("", plugin.Summary));
        Assert.All(package.Plugins.SelectMany(plugin => plugin.Options.Fields), field => Assert.NotEqual("", field.Description));
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
