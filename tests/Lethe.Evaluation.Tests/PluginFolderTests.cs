using Lethe.Plugins;

namespace Lethe.Evaluation.Tests;

public class PluginFolderTests
{
    [Fact]
    public void Catalog_OfTheBuiltFolder_HasEveryEvaluatorWithItsNeeds()
    {
        var package = Assert.Single(PluginCatalog.Load([Root()]).Packages, one => one.Name == "Lethe.Evaluation");

        Assert.True(package.Status == PluginStatus.Active, package.Reason);
        Assert.Equal(
            [
                ("eval.oracle-gap", Needs.Oracles | Needs.ForgetSet | Needs.ForgetLabels | Needs.RetainLabels, true, true),
                ("eval.utility", Needs.RetainLabels, false, true),
            ],
            package.Plugins.Select(plugin => (plugin.Id, plugin.Needs, plugin.IsSeeded, plugin.OnOracles)).OrderBy(plugin => plugin.Id, StringComparer.Ordinal));
        Assert.All(package.Plugins, plugin => Assert.NotEqual("", plugin.Summary));
        Assert.All(package.Plugins, plugin => Assert.NotEmpty(plugin.Metrics));
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
