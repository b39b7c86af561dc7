using System.Diagnostics;
using Lethe.Auditing.Running.Models;
using Lethe.Sdk;
using Lethe.Statistics;

namespace Lethe.Auditing.Running.Units;

/// <summary>Trains the models of one block by the subject's recipe; those that can be are trained as one.</summary>
internal abstract class ReferenceWork : IUnitWork
{
    public void Write(UnitContext context, string folder)
    {
        var recipe = context.Plugins.Create<IRecipe>(context.Request.Recipe()!);
        var jobs = Enumerable.Range(0, context.Unit.Count).Select(member => Job(context, member)).ToArray();
        var start = Stopwatch.GetTimestamp();
        var subjects = recipe.TrainAll(jobs);
        var took = Stopwatch.GetElapsedTime(start) / subjects.Count;
        using var logits = new LogitsShelf(context);
        foreach (var (member, subject) in subjects.Index())
        {
            using (subject)
            {
                ModelCheck.Finite(subject, context.Unit.Name);
                ModelFolder.Write(subject, ModelFolder.Of(folder, member), took);
                logits.Fill(context.Unit, member, split => logits.Compute(subject, split));
            }
        }
    }

    protected abstract Split Train(UnitContext context, int member);

    protected abstract RandomStream Random(UnitContext context, int index);

    private TrainingJob Job(UnitContext context, int member) => new()
    {
        Train = Train(context, member),
        Validation = context.RequiredData.Validation,
        Input = context.RequiredData.Input,
        Classes = context.RequiredData.Classes,
        Plugins = context.Plugins,
        Device = context.Device,
        Random = Random(context, context.Unit.First + member),
        Progress = context.Progress,
        Cancellation = context.Cancellation,
    };
}
