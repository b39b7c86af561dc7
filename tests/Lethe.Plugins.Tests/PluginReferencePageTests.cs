using Lethe.Plugins.Tests.Support;

namespace Lethe.Plugins.Tests;

public sealed class PluginReferencePageTests : IDisposable
{
    private readonly PluginRoot _root = new();
    private readonly PluginCatalog _catalog;

    public PluginReferencePageTests()
    {
        _root.Add("samples", "Samples");
        _catalog = _root.Load();
    }

    public void Dispose() => _root.Dispose();

    [Fact]
    public void Page_OfAnUnlearner_HasItsOptions() => Assert.Equal(
        """
        # Gradient ascent

        `unlearn.gradient-ascent` · unlearner · version 1.2.3

        Published in: Fixture et al.

        Needs: training, forget labels.

        ## Options

        | option | value | default | |
        |---|---|---|---|
        | `epochs` | a whole number from 1 to 100 | `1` |  |
        | `learningRate` | a number from 1E-06 to 1 | `0.0001` |  |
        | `clipNorm` | a number, or null | `null` |  |

        """, PluginReferencePage.Of(_catalog.Find("unlearn.gradient-ascent")!));

    [Fact]
    public void Page_OfAnEvaluator_HasItsMetricsWithoutBreakingTheTable()
    {
        var page = PluginReferencePage.Of(_catalog.Find("eval.oracle-gap")!);
        Assert.Contains("| `gap.forget-accuracy` | Gap \\| forget accuracy | like an oracle's |  | Difference to the oracles' mean. |\n", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_OfEveryPlugin_NamesEveryOptionAndMetric() => Assert.All(_catalog.Plugins, plugin =>
    {
        var page = PluginReferencePage.Of(plugin);
        Assert.StartsWith($"# {plugin.Name}\n", page, StringComparison.Ordinal);
        Assert.All(plugin.Options.Fields, field => Assert.Contains($"| `{field.Name}` |", page, StringComparison.Ordinal));
        Assert.All(plugin.Metrics, metric => Assert.Contains($"| `{metric.Id}` |", page, StringComparison.Ordinal));
        Assert.Equal(plugin.Options.Fields.Count == 0, page.Contains("It takes none.", StringComparison.Ordinal));
    });

    [Fact]
    public void Page_WithMarkupInItsWords_ShowsItAsWritten()
    {
        var plugin = _catalog.Find("unlearn.fine-tune")! with { Summary = "<script>alert(1)</script> *bold* [x](y)\n# Title" };
        Assert.Contains("\\<script\\>alert(1)\\</script\\> \\*bold\\* \\[x\\](y) \\# Title\n", PluginReferencePage.Of(plugin), StringComparison.Ordinal);
    }
}
