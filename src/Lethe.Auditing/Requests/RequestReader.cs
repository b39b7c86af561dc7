using Lethe.Plugins;
using Lethe.Sdk;

namespace Lethe.Auditing.Requests;

/// <summary>Turns a document into a request, and finds everything that is wrong with it in one go.</summary>
public sealed class RequestReader(PluginCatalog plugins)
{
    private const int MostUses = 100;

    private static readonly string[] Keys =
        ["name", "seed", "device", "data", "subject", "forget", "unlearn", "evaluate", "policy", "budget", "executor"];

    /// <exception cref="RequestException">With all faults, in the order of their lines.</exception>
    public AuditRequest Read(RequestDocument document)
    {
        var form = new RequestForm(document, plugins);
        form.RefuseUnknown(document.Root, "", Keys);
        var request = new AuditRequest
        {
            Name = form.Text("name", required: true, longest: 200) ?? "",
            Seed = form.Whole("seed") ?? 0,
            Device = form.Device("device"),
            Data = form.Use("data", typeof(IDataSource)),
            Subject = form.Use("subject", typeof(IModelSource), required: true)!,
            Forget = form.Use("forget", typeof(IForgetSelector)),
            Unlearn = form.Uses("unlearn", typeof(IUnlearner), MostUses),
            Evaluate = form.Uses("evaluate", typeof(IEvaluator), MostUses),
            PolicyFile = form.PolicyFile("policy"),
            Budget = form.Budget("budget"),
            Executor = form.OneOf("executor", "local", "local", "slurm"),
        };
        form.Check(request);
        return form.Faults.Count == 0
            ? request
            : throw new RequestException([.. form.Faults.OrderBy(fault => fault.Line)]);
    }
}
