using Lethe.Auditing.Artifacts;
using Lethe.Auditing.Planning;
using Lethe.Auditing.Requests;
using Lethe.Auditing.Running.Models;
using Lethe.Sdk;

namespace Lethe.Auditing.Running.Units;

/// <summary>Runs an evaluator on a model and keeps its findings and exhibits.</summary>
internal sealed class EvaluationWork : IUnitWork
{
    private const string Findings = "findings.json";
    private const string Exhibits = "exhibits.json";

    public void Write(UnitContext context, string folder)
    {
        var use = context.Request.Evaluate[context.Unit.Use];
        using var subject = context.Models.Open(context.Unit.Model, context.Unit.Member);
        using var original = context.Unit.Model == PlanNames.Subject ? null : context.Models.Open(PlanNames.Subject);
        using var logits = new LogitsShelf(context);
        var job = Job(context, use, subject, original ?? subject, logits);
        ((IEvaluator)use.Plugin.Create(use.Options)).Evaluate(job);
        context.Cancellation.ThrowIfCancellationRequested();
        job.Check(use);
        JsonFile.Write(folder, Findings, job.Findings);
        JsonFile.Write(folder, Exhibits, job.Exhibits);
    }

    public static (IReadOnlyList<Finding> Findings, IReadOnlyList<Exhibit> Exhibits) Read(Artifact artifact) =>
        (JsonFile.Read<Finding[]>(artifact, Findings), JsonFile.Read<Exhibit[]>(artifact, Exhibits));

    private static StoredEvaluationJob Job(UnitContext context, PluginUse use, Subject subject, Subject original, LogitsShelf logits)
    {
        var data = context.RequiredData;
        if (use.Needs.HasFlag(Needs.TestData) && data.Test is not { Count: > 0 })
            throw new UnitException($"{use.Label} needs test records; {data.Name} has none.");
        var forget = context.ForgetRows();
        return new StoredEvaluationJob(logits, context.Plan.Unit(context.Unit.Model), context.Unit.Member)
        {
            Subject = subject,
            Original = original,
            Data = data,
            Forget = forget is null ? null : data.Train.Subset("forget", forget),
            Retain = forget is null ? data.Train : data.Train.Without("retain", [.. forget]),
            Oracles = ReferenceReader.Oracles(context, logits, use),
            Shadows = ReferenceReader.Shadows(context, logits, use),
            Unlearning = StoredUnlearning.Of(context, logits),
            Plugins = context.Plugins,
            ResolvePath = context.ResolvePath,
            Device = context.Device,
            Random = context.Random("evaluate", use).Fork(use.Plugin.Id),
            Progress = context.Progress,
            Cancellation = context.Cancellation,
        };
    }
}
