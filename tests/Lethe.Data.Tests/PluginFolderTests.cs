using System.Text.Json.Nodes;
using Lethe.Data.Tests.Support;
using Lethe.Plugins;

namespace Lethe.Data.Tests;

public sealed class PluginFolderTests
{
    private static readonly string[] Expected =
    [
        "data.cifar", "data.csv", "data.gaussians", "data.glyphs", "data.idx", "data.images", "data.jsonl", "data.npz",
        "forget.class", "forget.ids", "forget.owner", "forget.query", "forget.random", "model.predictions",
    ];

    [Fact]
    public void Catalog_OfTheBuiltFolder_HasEverySourceAndSelector()
    {
        var package = Assert.Single(PluginCatalog.Load([Root()]).Packages, one => one.Name == "Lethe.Data");
        Assert.True(package.Status == PluginStatus.Active, package.Reason);
        Assert.Equal(Expected, package.Plugins.Select(plugin => plugin.Id).Order(StringComparer.Ordinal));
        Assert.All(package.Plugins, plugin => Assert.NotEqual("", plugin.Summary));
        Assert.All(package.Plugins.SelectMany(plugin => plugin.Options.Fields), field => Assert.NotEqual("", field.Description));
    }

    [Fact]
    public void Folder_HoldsNothingOfTheHost()
    {
        var files = Directory.EnumerateFiles(Path.Combine(Root(), "Lethe.Data"), "*.dll").Select(file => Path.GetFileName(file));
        Assert.Equal(["Lethe.Data.dll"], files);
    }

    [Fact]
    public void Plugin_MadeFromARequest_LoadsThroughTheContracts()
    {
        var catalog = PluginCatalog.Load([Root()]);
        var descriptor = catalog.Find("data.glyphs")!;
        var (options, faults) = descriptor.Options.Bind(new JsonObject { ["train"] = 30, ["test"] = 10, ["size"] = 16, ["labelNoise"] = 0.1 });
        Assert.Empty(faults);
        var data = ((IDataSource)descriptor.Create(options)).Load(Jobs.Data());
        Assert.Equal(30, data.Train.Count);
        var selector = catalog.Find("forget.query")!;
        var (query, _) = selector.Options.Bind(new JsonObject { ["where"] = "mislabelled == 1" });
        Assert.Equal(3, ((IForgetSelector)selector.Create(query)).Select(Jobs.Selection(data.Train, data.ClassNames)).Count);
        Assert.Equal(Needs.ForgetLabels | Needs.RetainLabels, selector.Needs);
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
