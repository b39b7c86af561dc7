using System.Text.RegularExpressions;
using Lethe.Calibration.Conformal;
using Lethe.Calibration.Outliers;

namespace Lethe.Calibration.Tests;

/// <summary>The page for users names everything that can be measured and every map, and nothing else.</summary>
public sealed partial class DocumentationTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Checkout(), "docs", "calibration.md"));

    [Fact]
    public void Page_HasARowForEveryMetric_AndForNoOther()
    {
        var known = CalibrationEvaluator.Metrics.Concat(ConformalEvaluator.Metrics).Concat(OutlierEvaluator.Metrics).Select(metric => metric.Id).Order(StringComparer.Ordinal);
        var rows = MetricRow().Matches(Page).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal);
        Assert.Equal(known, rows);
    }

    [Fact]
    public void Page_HasARowForEveryRecalibrator_AndForNoOther()
    {
        var known = typeof(CalibrationEvaluator).Assembly.GetTypes()
            .SelectMany(type => type.GetCustomAttributes(typeof(PluginAttribute), false).Cast<PluginAttribute>())
            .Select(plugin => plugin.Id).Where(id => id.StartsWith("recal.", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        Assert.Equal(known, MapRow().Matches(Page).Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Page_IsLinkedFromTheReadme() => Assert.Contains("(docs/calibration.md)", File.ReadAllText(Path.Combine(Checkout(), "README.md")));

    [GeneratedRegex(@"^\| `((?:calibration|conformal|ood)\.[a-z0-9_]+)` \|", RegexOptions.Multiline)]
    private static partial Regex MetricRow();

    [GeneratedRegex(@"^\| `(recal\.[a-z-]+)`", RegexOptions.Multiline)]
    private static partial Regex MapRow();

    private static string Checkout()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Audit.sln"))) folder = folder.Parent;
        return folder!.FullName;
    }
}
