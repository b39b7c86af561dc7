using System.Security.Cryptography;
using System.Text;
using Lethe.Auditing.Documents;
using Lethe.Plugins;

namespace Lethe.Auditing.Verdicts;

/// <summary>Turns a text into a policy, and finds everything that is wrong with it in one go.</summary>
/// <param name="plugins">With it, a metric that no plugin reports is a fault; without, any id is taken.</param>
public sealed class PolicyReader(PluginCatalog? plugins = null)
{
    private const int MostGates = 1000;

    private static readonly SourceKind Kind = new(
        "policy", "gates: [ { metric: ..., atLeast: ... } ]", faults => new PolicyException(faults));

    private readonly HashSet<string>? _metrics =
        plugins?.Plugins.SelectMany(plugin => plugin.Metrics).Select(metric => metric.Id).ToHashSet(StringComparer.Ordinal);

    /// <exception cref="PolicyException">With all faults, in the order of their lines.</exception>
    public Policy Read(string text)
    {
        var document = SourceParser.Parse(text, Kind);
        var form = new PolicyForm(document, _metrics);
        form.RefuseUnknown(document.Root, "", ["name", "gates", "evidence"]);
        var name = form.Text(document.Root, "", "name", longest: 200) ?? "";
        var gates = form.Gates("gates", MostGates);
        var evidence = form.Evidence("evidence");
        form.ThrowIfFaulty();
        return new Policy(name, gates, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), evidence);
    }
}
