using System.Security.Cryptography;
using Lethe.Plugins.Tests.Support;
using Lethe.Sdk;

namespace Lethe.Plugins.Tests.Loading;

public sealed class PluginCatalogTests : IDisposable
{
    private readonly PluginRoot _root = new();

    public void Dispose() => _root.Dispose();

    [Fact]
    public void Catalog_OfAGoodFolder_DescribesEveryPluginInIt()
    {
        var folder = _root.Add("samples", "Samples");
        var catalog = _root.Load();
        var package = Assert.Single(catalog.Packages);
        Assert.Equal((PluginStatus.Active, "", "samples", folder), (package.Status, package.Reason, package.Name, package.Folder));
        Assert.Equal(
            ["arch.small-cnn", "data.glyphs", "eval.oracle-gap", "eval.self-made", "eval.utility", "forget.random", "model.train",
             "train.cross-entropy", "unlearn.fine-tune", "unlearn.gradient-ascent"],
            catalog.Plugins.Select(plugin => plugin.Id));
        var ascent = catalog.Find("unlearn.gradient-ascent")!;
        Assert.Equal(("Gradient ascent", "Fixture et al.", "unlearner", "1.2.3"), (ascent.Name, ascent.Paper, ascent.Kind.Name, ascent.Version));
        Assert.Equal(Needs.Training | Needs.ForgetLabels, ascent.Needs);
        Assert.Equal(["epochs", "learningRate", "clipNorm"], ascent.Options.Fields.Select(field => field.Name));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, "Samples.dll")))), ascent.AssemblyHash);
    }

    [Fact]
    public void Statics_ImplementedExplicitly_AreFound()
    {
        _root.Add("samples", "Samples");
        var gap = _root.Load().Find("eval.oracle-gap")!;
        Assert.Equal(Needs.ForgetSet | Needs.Oracles, gap.Needs);
        Assert.Equal("gap.forget-accuracy", Assert.Single(gap.Metrics).Id);
    }

    [Fact]
    public void Statics_NotDeclared_AreNone()
    {
        _root.Add("samples", "Samples");
        Assert.Equal(Needs.None, _root.Load().Find("unlearn.fine-tune")!.Needs);
        Assert.Empty(_root.Load().Find("unlearn.fine-tune")!.Metrics);
    }

    [Fact]
    public void Catalog_AskedForAnUnknownId_HasTheNearest()
    {
        _root.Add("samples", "Samples");
        var catalog = _root.Load();
        Assert.Null(catalog.Find("unlearn.gradient"));
        Assert.Equal("eval.utility", catalog.Nearest("eval.utilty"));
        Assert.Null(catalog.Nearest("nothing like it"));
    }

    [Fact]
    public void Catalog_OfNoRootOrAnEmptyOne_IsEmpty()
    {
        Assert.Empty(PluginCatalog.Load([]).Packages);
        Assert.Empty(PluginCatalog.Load([_root.Folder, Path.Combine(_root.Folder, "missing")]).Packages);
    }

    [Fact]
    public void Root_GivenTwice_IsLoadedOnce()
    {
        _root.Add("samples", "Samples");
        Assert.Single(PluginCatalog.Load([_root.Folder, Path.Combine(_root.Folder, "..", Path.GetFileName(_root.Folder))]).Packages);
    }

    [Fact]
    public void Root_GivenRelatively_LoadsAsWell()
    {
        _root.Add("library", "one/WithLibrary", "one/Private");
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, _root.Folder);
        Assert.Equal(PluginStatus.Active, Assert.Single(PluginCatalog.Load([relative]).Packages).Status);
    }

    [Fact]
    public void Clash_OfIds_KeepsTheEarlierRootsPlugin()
    {
        using var outside = new PluginRoot();
        _root.Add("zz-built-in", "Samples");
        outside.Add("aa-impostor", "Impostor");
        var catalog = PluginCatalog.Load([_root.Folder, outside.Folder]);
        Assert.Equal("Gradient ascent", catalog.Find("unlearn.gradient-ascent")!.Name);
        var impostor = catalog.Packages[1];
        Assert.Equal((PluginStatus.Duplicate, "unlearn.gradient-ascent is already there, from zz-built-in."), (impostor.Status, impostor.Reason));
    }

    [Fact]
    public void Descriptor_Create_GivesThePluginItsOptions()
    {
        _root.Add("samples", "Samples");
        var ascent = _root.Load().Find("unlearn.gradient-ascent")!;
        var (options, _) = ascent.Options.Bind(new() { ["epochs"] = 4 });
        Assert.Equal(4, ReadOption<int>(ascent.Create(options), "Epochs"));
    }

    internal static T ReadOption<T>(IPlugin plugin, string name)
    {
        var options = plugin.GetType().GetProperty("Options")!.GetValue(plugin)!;
        return (T)options.GetType().GetProperty(name)!.GetValue(options)!;
    }
}
