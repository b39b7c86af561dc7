using Lethe.Plugins.Tests.Support;

namespace Lethe.Plugins.Tests.Loading;

/// <summary>What each fault says is tested one by one; here they all lie beside a good folder at once.</summary>
public sealed class ManyBrokenFoldersTests : IDisposable
{
    private readonly PluginRoot _root = new();

    public void Dispose() => _root.Dispose();

    [Fact]
    public void Catalog_OfTenBrokenFoldersAndAGoodOne_ListsAllReasons_AndTheGoodOneIsAsIfAlone()
    {
        var good = _root.Add("m-good", "Samples");
        var alone = Described();
        File.WriteAllText(Path.Combine(_root.Write("a-junk", PluginRoot.Manifest("a", "Junk.dll")), "Junk.dll"), "no assembly");
        _root.Add("b-missing", "one/WithLibrary");
        _root.Write("c-other-sdk", PluginRoot.Manifest("c", "Second.dll").Replace($"\"{PluginRoot.SdkVersion}\"", "\"7.0\"", StringComparison.Ordinal), "Second");
        _root.Add("z-duplicate", "Impostor");
        _root.Write("d-path", PluginRoot.Manifest("d", "../m-good/Samples.dll"));
        File.CreateSymbolicLink(Path.Combine(_root.Write("e-link", PluginRoot.Manifest("e", "Linked.dll")), "Linked.dll"), Path.Combine(good, "Samples.dll"));
        _root.Add("f-static", "ThrowingType");
        _root.Write("g-type", PluginRoot.Manifest("g", "Second.dll"), "Second", "shadow/Lethe.Sdk");
        _root.Add("h-none", "one/Private");
        _root.Write("i-json", "{ \"name\": ");

        var catalog = _root.Load();
        Assert.Equal(11, catalog.Packages.Count);
        var broken = catalog.Packages.Where(package => package.Folder != good).ToArray();
        Assert.All(broken, package => Assert.NotEqual(PluginStatus.Active, package.Status));
        Assert.All(broken, package => Assert.NotEqual("", package.Reason));
        Assert.Equal(10, broken.Select(package => package.Reason).Distinct().Count());
        Assert.Equal(alone, Described());
    }

    private string[] Described()
    {
        var catalog = _root.Load();
        return [.. catalog.Plugins.Select(plugin => $"{plugin.AssemblyHash} {catalog.FolderOf(plugin)} {PluginReferencePage.Of(plugin)} {plugin.Options.ToJsonSchema().ToJsonString()}")];
    }
}
