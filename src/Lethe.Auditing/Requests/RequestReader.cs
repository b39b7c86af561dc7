using Lethe.Auditing.Documents;
using Lethe.Plugins;
using Lethe.Sdk;

namespace Lethe.Auditing.Requests;

/// <summary>Turns a text into a request, and finds everything that is wrong with it in one go.</summary>
/// <param name="folder">What relative paths are relative to: files that are not there are faults; null: files are not looked at.</param>
public sealed class RequestReader(PluginCatalog plugins, string? folder = null)
{
    private const int MostUses = 100;

    private static readonly SourceKind Request = new(
        "request", "name: ..., subject: ..., and so on", faults => new RequestException(faults));

    private static readonly string[] Keys =
        ["name", "seed", "device", "data", "subject", "forget", "unlearn", "evaluate", "policy", "budget", "executor"];

    /// <exception cref="RequestException">The text is no YAML mapping, or too large.</exception>
    public static SourceDocument Parse(string text) => SourceParser.Parse(text, Request);

    /// <exception cref="RequestException">With all faults, in the order of their lines.</exception>
    public AuditRequest Read(string text) => Read(Parse(text));

    /// <exception cref="RequestException">With all faults, in the order of their lines.</exception>
    public AuditRequest Read(SourceDocument document)
    {
        var form = new RequestForm(document, plugins, folder);
        var root = document.Root;
        form.RefuseUnknown(root, "", Keys);
        var subject = form.Use("subject", typeof(IModelSource), required: true)!;
        var request = new AuditRequest
        {
            Name = form.Text(root, "", "name", required: true, longest: 200) ?? "",
            Seed = form.Whole(root, "", "seed") ?? 0,
            Device = form.Device("device"),
            Data = form.Data("data", subject),
            Subject = subject,
            Forget = form.Use("forget", typeof(IForgetSelector)),
            Unlearn = form.Uses("unlearn", typeof(IUnlearner), MostUses),
            Evaluate = form.Uses("evaluate", typeof(IEvaluator), MostUses),
            PolicyFile = form.PolicyFile("policy"),
            Budget = form.Budget("budget"),
            Executor = form.OneOf(root, "", "executor", "local", "local", "slurm"),
        };
        form.Check(request);
        form.ThrowIfFaulty();
        return request;
    }
}
