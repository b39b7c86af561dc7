using System.Text.RegularExpressions;

namespace Lethe.Sdk.Testing;

internal sealed partial class IdentityRow() : ContractRow("identity", "It has an id of its kind, a name and a summary.")
{
    public override ContractResult Check(Bench bench)
    {
        var (plugin, prefix) = (bench.Plugin, RehearsalKinds.PrefixOf(bench.Plugin));
        if (!plugin.Id.StartsWith(prefix + ".", StringComparison.Ordinal) || !IdPattern().IsMatch(plugin.Id))
            return Fail($"'{plugin.Id}' is no id of its kind: they look like {prefix}.some-name.");
        if (string.IsNullOrWhiteSpace(plugin.Name)) return Fail("It has no name for people: [Plugin(id, name)].");
        if (string.IsNullOrWhiteSpace(plugin.Summary)) return Fail("It has no summary for the reference: [Plugin(id, name, Summary = \"...\")].");
        if (plugin.Metrics.FirstOrDefault(metric => metric.Name.Length == 0 || metric.Definition.Length == 0) is { } bare)
            return Fail($"The metric {bare.Id} has no name or no definition.");
        if (plugin.Metrics.GroupBy(metric => metric.Id).FirstOrDefault(group => group.Count() > 1) is { } twice)
            return Fail($"The metric {twice.Key} is declared twice.");
        return Pass($"{plugin.Name}, {plugin.Id}.");
    }

    [GeneratedRegex("^[a-z]+\\.[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex IdPattern();
}
