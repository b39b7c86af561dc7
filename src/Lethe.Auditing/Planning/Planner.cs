using Lethe.Auditing.Requests;
using Lethe.Plugins;
using Lethe.Sdk;

namespace Lethe.Auditing.Planning;

/// <summary>
/// Turns a request into a plan. It computes nothing and looks at no store: the keys of all stages follow from the
/// request, the plugins' code and the content of the files they read.
/// </summary>
public sealed class Planner(PluginCatalog plugins, InputFiles files)
{
    /// <param name="folder">What relative paths of the request are relative to.</param>
    /// <exception cref="PlanException">A file the request names cannot be read.</exception>
    public Plan Make(AuditRequest request, string folder, PlanDevice device, Progress? progress = null, CancellationToken cancellation = default) =>
        Make(request, folder, device, files.Of(request, folder, progress ?? Progress.None, cancellation), plugins);

    /// <summary>The plan as these plugins would make it: keys that differ tell what has changed since.</summary>
    public static Plan Again(Plan plan, PluginCatalog plugins) =>
        Make(plan.Request, plan.Folder, plan.Device, plan.Files.ToDictionary(file => file.Given, StringComparer.Ordinal), plugins);

    private static Plan Make(
        AuditRequest request, string folder, PlanDevice device, IReadOnlyDictionary<string, InputFile> inputs, PluginCatalog plugins)
    {
        var graph = new PlanGraph(request, new PluginFacts(plugins, inputs), device);
        graph.AddData();
        graph.AddSubject();
        graph.AddShadows();
        graph.AddForgetSet();
        graph.AddOracles();
        foreach (var (i, use) in request.Unlearn.Index()) graph.AddUnlearner(use, i);
        foreach (var label in request.Unlearn.Select(use => use.Label).Prepend(Plan.Original))
            foreach (var (i, use) in request.Evaluate.Index()) graph.AddEvaluation(label, use, i);
        foreach (var (i, use) in request.Evaluate.Index()) graph.AddOracleEvaluation(use, i);
        return new Plan
        {
            Request = request,
            Folder = folder,
            Files = [.. inputs.Values.OrderBy(file => file.Given, StringComparer.Ordinal)],
            Device = device,
            Units = graph.Units,
            Stages = graph.Stages,
        };
    }
}
