using Lethe.Plugins;

namespace Lethe.Membership.Tests;

public class PluginFolderTests
{
    [Fact]
    public void Catalog_OfTheBuiltFolder_HasEveryEvaluatorDescribed()
    {
        var package = Assert.Single(PluginCatalog.Load([Root()]).Packages, one => one.Name == "Lethe.Membership");

        Assert.True(package.Status == PluginStatus.Active, package.Reason);
        Assert.Equal(
            ["eval.attack-r", "eval.epsilon", "eval.forgetting-score", "eval.klom", "eval.lira", "eval.membership", "eval.rmia", "eval.u-lira"],
            package.Plugins.Select(plugin => plugin.Id).Order(StringComparer.Ordinal));
        Assert.All(package.Plugins, plugin => Assert.NotEqual("", plugin.Summary));
        Assert.All(package.Plugins, plugin => Assert.NotEmpty(plugin.Metrics));
        Assert.All(package.Plugins.SelectMany(plugin => plugin.Options.Fields), field => Assert.NotEqual("", field.Description));
        var metrics = package.Plugins.SelectMany(plugin => plugin.Metrics).ToArray();
        Assert.Equal(metrics.Length, metrics.Select(metric => metric.Id).Distinct().Count());
        Assert.All(metrics.Where(metric => metric.Direction != Direction.Neutral), metric => Assert.NotEqual(Evidence.None, metric.Evidence));
        Assert.All(metrics, metric => Assert.Matches("^[a-z0-9-]+(\\.[a-z0-9-]+)+$", metric.Id));
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
