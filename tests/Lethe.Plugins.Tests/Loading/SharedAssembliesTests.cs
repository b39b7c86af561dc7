using System.Runtime.Loader;
using Lethe.Plugins.Tests.Support;
using Lethe.Sdk;

namespace Lethe.Plugins.Tests.Loading;

/// <summary>What a plugin shares with the host, what with its own folder, and what with nobody.</summary>
public sealed class SharedAssembliesTests : IDisposable
{
    private readonly PluginRoot _root = new();

    public void Dispose() => _root.Dispose();

    [Fact]
    public void Folder_WithItsOwnContracts_StillGetsTheHosts()
    {
        _root.Add("shadow", "Samples", "shadow/Lethe.Sdk", "shadow/Lethe.Torch", "shadow/TorchSharp");
        var catalog = _root.Load();
        Assert.Equal("", Assert.Single(catalog.Packages).Reason);
        var type = catalog.Find("arch.small-cnn")!.Type;
        Assert.NotSame(AssemblyLoadContext.Default, AssemblyLoadContext.GetLoadContext(type.Assembly));
        Assert.Contains(typeof(IArchitecture), type.GetInterfaces());
        Assert.Same(typeof(IArchitecture).GetMethod("Build")!.ReturnType, type.GetMethod("Build")!.ReturnType);
        Assert.DoesNotContain(
            AssemblyLoadContext.GetLoadContext(type.Assembly)!.Assemblies, loaded => loaded.GetName().Name is "Lethe.Sdk" or "Lethe.Torch" or "TorchSharp");
    }

    [Theory]
    [InlineData("Lethe.Sdk.dll")]
    [InlineData("Innocent.dll")]
    public void Assembly_ThatCallsItselfTheContracts_IsRefused(string file)
    {
        var folder = _root.Write("shadow", PluginRoot.Manifest("shadow", file, "Samples.dll"), "Samples", "shadow/Lethe.Sdk");
        if (file != "Lethe.Sdk.dll") File.Move(Path.Combine(folder, "Lethe.Sdk.dll"), Path.Combine(folder, file));
        var package = Assert.Single(_root.Load().Packages);
        Assert.Equal((PluginStatus.Malfunctioned, $"Assembly '{file}' is Lethe.Sdk, which always comes from the host."), (package.Status, package.Reason));
    }

    [Fact]
    public void Folders_WithTwoVersionsOfALibrary_EachGetTheirOwn()
    {
        _root.Add("one", "one/WithLibrary", "one/Private");
        _root.Add("two", "two/WithLibrary", "two/Private");
        var catalog = _root.Load();
        Assert.Equal("version one", Assert.Single(catalog.Find("eval.library-one")!.Metrics).Definition);
        Assert.Equal("version two", Assert.Single(catalog.Find("eval.library-two")!.Metrics).Definition);
        var bases = catalog.Plugins.Select(plugin => plugin.Type.BaseType!).ToArray();
        Assert.NotSame(bases[0], bases[1]);
        Assert.Equal([1, 2], bases.Select(type => type.Assembly.GetName().Version!.Major));
    }

    [Fact]
    public void Assemblies_OfOneFolder_ShareTheirTypes()
    {
        _root.Write("both", PluginRoot.Manifest("both", "Second.dll", "Samples.dll"), "Samples", "Second");
        var catalog = _root.Load();
        Assert.Equal("", Assert.Single(catalog.Packages).Reason);
        Assert.Same(catalog.Find("forget.random")!.Options.Type, catalog.Find("forget.second")!.Options.Type);
    }

    [Fact]
    public void NativeLibrary_OfTheFolder_IsFound()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "It copies the mathematics library of Linux.");
        var folder = _root.Write("native", PluginRoot.Manifest("native", "WithNative.dll"), "WithNative");
        var without = Assert.Single(_root.Load().Packages);
        Assert.Contains("fixturemath", without.Reason, StringComparison.Ordinal);

        File.Copy(MathematicsLibrary(), Path.Combine(folder, "libfixturemath.so"));
        Assert.Equal("1", Assert.Single(_root.Load().Find("eval.with-native")!.Metrics).Definition);
    }

    // The runtime itself has it loaded.
    private static string MathematicsLibrary() => File.ReadLines("/proc/self/maps")
        .Select(line => line[(line.LastIndexOf(' ') + 1)..]).First(path => Path.GetFileName(path) == "libm.so.6");
}
