using Lethe.Plugins;

namespace Lethe.Robustness.Tests;

public sealed class PluginFolderTests
{
    [Fact]
    public void Catalog_OfTheBuiltFolder_HasTheEvaluator()
    {
        var catalog = PluginCatalog.Load([Root()]);
        var package = Assert.Single(catalog.Packages, one => one.Name == "Lethe.Robustness");
        Assert.True(package.Status == PluginStatus.Active, package.Reason);
        Assert.Equal(["eval.pgd"], package.Plugins.Select(plugin => plugin.Id).Order(StringComparer.Ordinal));
        Assert.All(package.Plugins, plugin => Assert.NotEqual("", plugin.Summary));
        Assert.All(package.Plugins.SelectMany(plugin => plugin.Options.Fields), field => Assert.NotEqual("", field.Description));
        var evaluator = catalog.Find("eval.pgd")!;
        Assert.Equal(Needs.InputGradients | Needs.TestData, evaluator.Needs);
        Assert.False(evaluator.OnOracles);
        Assert.Equal(["robust.accuracy"], evaluator.Metrics.Select(metric => metric.Id));
        Assert.True(new PluginFactory(catalog).Create<IPlugin>("eval.pgd") is IEvaluator);
    }

    [Fact]
    public void Folder_HoldsNothingOfTheHost()
    {
        var files = Directory.EnumerateFiles(Path.Combine(Root(), "Lethe.Robustness"), "*.dll").Select(file => Path.GetFileName(file));
        Assert.Equal(["Lethe.Robustness.dll"], files);
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
