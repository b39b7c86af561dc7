using System.Text.Json.Nodes;
using Lethe.Plugins.Tests.Support;
using Lethe.Sdk.Testing;

namespace Lethe.Plugins.Tests;

public sealed class PluginTrialTests : IDisposable
{
    private readonly PluginRoot _root = new();

    public void Dispose() => _root.Dispose();

    [Fact]
    public void Trial_OfAPluginInAFolder_CarriesWhatItSaysOfItself()
    {
        _root.Add("samples", "Samples");
        var catalog = _root.Load();
        var plugin = catalog.Find("unlearn.gradient-ascent")!;
        var (options, _) = plugin.Options.Bind(new JsonObject { ["epochs"] = 4 });
        var trial = PluginTrial.Of(plugin, options, new PluginFactory(catalog));
        Assert.Equal(("unlearn.gradient-ascent", plugin.Needs, true), (trial.Id, trial.Needs, trial.IsSeeded));
        Assert.Same(options, trial.Options);
        Assert.Equal(4, Loading.PluginCatalogTests.ReadOption<int>(trial.Create(), "Epochs"));
    }

    [Fact]
    public void Options_WhoseRangesHold_AreTriedAtAllEnds()
    {
        _root.Add("samples", "Samples");
        var trials = TrialsOf("unlearn.gradient-ascent");
        Assert.Equal(["epochs = 1", "epochs = 100", "learningRate = 1E-06", "learningRate = 1", "all values, written as JSON and read back"], trials.Select(trial => trial.What));
        Assert.All(trials, trial => Assert.Null(trial.Fault));
    }

    [Fact]
    public void Options_WithOpenEnds_AreNotTriedThere()
    {
        _root.Add("samples", "Samples");
        Assert.Equal(["all values, written as JSON and read back"], TrialsOf("forget.random").Select(trial => trial.What));
    }

    [Fact]
    public void Folder_AskedForAhead_TakesTheIdsOfTheOthers()
    {
        _root.Add("samples", "Samples");
        using var outside = new PluginRoot();
        var ahead = outside.Add("impostor", "Impostor");
        var catalog = PluginCatalog.Load([_root.Folder, outside.Folder], ahead);
        Assert.Equal([ahead, Path.Combine(_root.Folder, "samples")], catalog.Packages.Select(package => package.Folder));
        Assert.Equal("Somebody else's gradient ascent", catalog.Find("unlearn.gradient-ascent")!.Name);
        Assert.Equal(PluginStatus.Duplicate, catalog.Packages[1].Status);
    }

    private IReadOnlyList<OptionTrial> TrialsOf(string id)
    {
        var catalog = _root.Load();
        var plugin = catalog.Find(id)!;
        return PluginTrial.Of(plugin, plugin.Options.Bind(null).Options, new PluginFactory(catalog)).TryOptions();
    }
}
