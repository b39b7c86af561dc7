using Lethe.Plugins;

namespace Lethe.Attribution.Tests;

public class PluginFolderTests
{
    private const Needs OfGradients = Needs.Training | Needs.ForgetLabels | Needs.RetainLabels | Needs.Shadows;

    [Fact]
    public void Catalog_OfTheBuiltFolder_HasEveryMethodWithItsNeeds()
    {
        var package = Assert.Single(PluginCatalog.Load([Root()]).Packages, one => one.Name == "Lethe.Attribution");

        Assert.True(package.Status == PluginStatus.Active, package.Reason);
        Assert.Equal(
            [
                ("attribute.datamodel", Needs.Shadows, true),
                ("attribute.ek-fac", OfGradients | Needs.Layers, true),
                ("attribute.influence", OfGradients, true),
                ("attribute.similarity", Needs.Features, false),
                ("attribute.trak", OfGradients, true),
                ("eval.foretelling", Needs.Oracles | Needs.ForgetSet | Needs.TrainingData | Needs.ForgetLabels | Needs.RetainLabels, true),
                ("eval.lds", Needs.Shadows | Needs.TestData | Needs.TrainingData, true),
                ("forget.hard", OfGradients, false),
                ("unlearn.datamodel-matching", Needs.Training | Needs.TrainingData, true),
                ("unlearn.oracle-matching", Needs.Training | Needs.TrainingData | Needs.RetainLabels | Needs.Recipe, true),
            ],
            package.Plugins.Select(plugin => (plugin.Id, plugin.Needs, plugin.IsSeeded)).OrderBy(plugin => plugin.Id, StringComparer.Ordinal));
        Assert.All(package.Plugins, plugin => Assert.NotEqual("", plugin.Summary));
        Assert.All(package.Plugins.SelectMany(plugin => plugin.Options.Fields), field => Assert.NotEqual("", field.Description));
    }

    [Theory]
    [InlineData("attribute.datamodel", "{}", Needs.Training | Needs.TrainingData | Needs.Shadows, 256)]
    [InlineData("attribute.influence", "{}", Needs.Training | Needs.TrainingData | Needs.ForgetLabels | Needs.RetainLabels, null)]
    [InlineData("attribute.ek-fac", "{}", Needs.Training | Needs.TrainingData | Needs.ForgetLabels | Needs.RetainLabels | Needs.Layers, null)]
    [InlineData("attribute.trak", """{ "shadows": 7 }""", OfGradients | Needs.TrainingData, 7)]
    public void Matching_NeedsWhatItsAttributionNeeds(string attribution, string options, Needs expected, int? shadows)
    {
        var given = System.Text.Json.Nodes.JsonNode.Parse(options)!.AsObject();
        given["use"] = attribution;
        var (bound, faults) = new PluginBinder(PluginCatalog.Load([Root()])).Bind(
            new PluginReference("unlearn.datamodel-matching", new() { ["attribution"] = given }), typeof(IUnlearner));

        Assert.Empty(faults);
        Assert.Equal(expected, bound!.Needs);
        Assert.Equal(shadows, bound.ShadowWish?.Shadows);
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
