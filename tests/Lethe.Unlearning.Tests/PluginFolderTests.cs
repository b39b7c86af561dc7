using Lethe.Plugins;

namespace Lethe.Unlearning.Tests;

public class PluginFolderTests
{
    private const Needs Retained = Needs.Training | Needs.RetainLabels;
    private const Needs Labelled = Needs.Training | Needs.ForgetLabels | Needs.RetainLabels;

    [Fact]
    public void Catalog_OfTheBuiltFolder_HasEveryMethodWithItsNeeds()
    {
        var package = Assert.Single(PluginCatalog.Load([Root()]).Packages, one => one.Name == "Lethe.Unlearning");

        Assert.True(package.Status == PluginStatus.Active, package.Reason);
        Assert.Equal(
            [
                ("unlearn.bad-teacher", Needs.Training, true),
                ("unlearn.boundary-shrink", Needs.Training | Needs.ForgetLabels | Needs.InputGradients, true),
                ("unlearn.cf-k", Retained | Needs.Layers, true),
                ("unlearn.eu-k", Retained | Needs.Layers, true),
                ("unlearn.fine-tune", Retained, true),
                ("unlearn.gradient-ascent", Needs.Training | Needs.ForgetLabels, true),
                ("unlearn.l1-sparse", Retained, true),
                ("unlearn.laf", Needs.Training | Needs.Layers | Needs.Features, true),
                ("unlearn.laf-r", Retained | Needs.Layers | Needs.Features, true),
                ("unlearn.lfssd", Needs.Training, true),
                ("unlearn.loreun", Labelled, true),
                ("unlearn.negative-gradient-plus", Labelled, true),
                ("unlearn.none", Needs.None, false),
                ("unlearn.npo", Labelled, true),
                ("unlearn.random-labels", Labelled, true),
                ("unlearn.retrain", Retained | Needs.Recipe, true),
                ("unlearn.salun", Labelled, true),
                ("unlearn.scrub", Retained, true),
                ("unlearn.scrub-r", Labelled, true),
                ("unlearn.ssd", Labelled, true),
                ("unlearn.ties", Labelled, true),
                ("unlearn.uno", Labelled, true),
                ("unlearn.woodfisher", Labelled, false),
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
