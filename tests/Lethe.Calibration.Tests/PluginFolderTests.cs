using System.Text.Json.Nodes;
using Lethe.Plugins;

namespace Lethe.Calibration.Tests;

public sealed class PluginFolderTests
{
    // Policies name them: once released, none changes.
    private const string Known =
        "ece nll brier ece_equal_mass ece_debiased squared_debiased ece_sweep mce ace_unweighted rmsce top_label_ece reliability resolution "
        + "uncertainty overconfidence ks kuiper smooth_ece kernel_ece mmce corp_miscalibration corp_discrimination classwise_ece ace tace opis entropy "
        + "confidence_auroc aurc eaurc augrc ece_p spiegelhalter_z spiegelhalter_p ks_p kuiper_p tcal_p";

    private const string Plugins =
        "eval.calibration eval.conformal eval.ood recal.bbq recal.beta recal.correctness-aware recal.dirichlet recal.ensemble-temperature recal.h-calibration recal.histogram recal.isotonic recal.matrix recal.parameterised-temperature recal.platt "
        + "recal.spline recal.temperature recal.vector";

    [Fact]
    public void Catalog_OfTheBuiltFolder_HasTheEvaluatorAndTheRecalibrators()
    {
        var catalog = PluginCatalog.Load([Root()]);
        var package = Assert.Single(catalog.Packages, one => one.Name == "Lethe.Calibration");
        Assert.True(package.Status == PluginStatus.Active, package.Reason);
        Assert.Equal(Plugins.Split(' '), package.Plugins.Select(plugin => plugin.Id).Order(StringComparer.Ordinal));
        Assert.All(package.Plugins, plugin => Assert.NotEqual("", plugin.Summary));
        Assert.All(package.Plugins.SelectMany(plugin => plugin.Options.Fields), field => Assert.NotEqual("", field.Description));
        var evaluator = catalog.Find("eval.calibration")!;
        Assert.Equal(Needs.TestData, evaluator.Needs);
        Assert.Equal(Known.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => $"calibration.{name}"), evaluator.Metrics.Select(metric => metric.Id));
        Assert.All(evaluator.Metrics, metric => Assert.Contains("after=none", metric.Definition));
        Assert.True(new PluginFactory(catalog).Create<IPlugin>("eval.calibration") is IEvaluator);
    }

    /// <summary>Results behind a file outlive a change of seed; those behind a model that is trained do not.</summary>
    [Theory]
    [InlineData("model.onnx", false)]
    [InlineData("model.train", true)]
    public void RecalibratedModel_IsAsSeededAsTheModelBehindIt(string inner, bool isSeeded)
    {
        var options = inner == "model.onnx" ? new JsonObject { ["use"] = inner, ["path"] = "m.onnx" } : new JsonObject { ["use"] = inner, ["architecture"] = "arch.mlp" };
        var reference = new PluginReference("model.recalibrated", new JsonObject { ["model"] = options, ["map"] = "map.safetensors" });
        var (bound, faults) = new PluginBinder(PluginCatalog.Load([Root()])).Bind(reference, typeof(IModelSource));
        Assert.Empty(faults);
        Assert.Equal(isSeeded, bound!.IsSeeded);
    }

    [Fact]
    public void Folder_HoldsNothingOfTheHost()
    {
        var files = Directory.EnumerateFiles(Path.Combine(Root(), "Lethe.Calibration"), "*.dll").Select(file => Path.GetFileName(file));
        Assert.Equal(["Lethe.Calibration.dll"], files);
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
