using Lethe.Auditing.Planning;
using Lethe.Auditing.Running.Models;
using Lethe.Sdk;

namespace Lethe.Auditing.Running.Units;

/// <summary>Hands an unlearner a copy of the original, and keeps what it makes of it.</summary>
internal sealed class UnlearningWork : IUnitWork
{
    public void Write(UnitContext context, string folder)
    {
        var use = context.Request.Unlearn[context.Unit.Use];
        var data = context.RequiredData;
        var forget = context.ForgetRows()!;
        using var original = context.Models.Open(PlanNames.Subject);
        if (!original.Can.HasFlag(Capabilities.Train))
            throw new UnitException($"{use.Label} changes a model's parameters; {original.Format} has none that can be changed.");
        using var model = original.Copy();
        using var logits = new LogitsShelf(context);
        var limits = context.Request.Budget;
        var budget = new Budget(TimeProvider.System, limits.Minutes is { } minutes ? TimeSpan.FromMinutes(minutes) : null, limits.Samples);
        ((IUnlearner)use.Plugin.Create(use.Options)).Unlearn(new UnlearningJob
        {
            Model = model,
            Original = original,
            Forget = Visible(data.Train.Subset("forget", forget), use.Plugin.Needs.HasFlag(Needs.ForgetLabels)),
            Retain = Visible(data.Train.Without("retain", [.. forget]), use.Plugin.Needs.HasFlag(Needs.RetainLabels)),
            Input = data.Input,
            Classes = data.Classes,
            Recipe = use.Plugin.Needs.HasFlag(Needs.Recipe) ? context.Plugins.Create<IRecipe>(context.Request.Recipe()!) : null,
            Shadows = ReferenceReader.Shadows(context, logits, use),
            Plugins = context.Plugins,
            Device = context.Device,
            Random = context.Random("unlearn", use),
            Progress = context.Progress,
            Budget = budget,
            Cancellation = context.Cancellation,
        });
        context.Cancellation.ThrowIfCancellationRequested();
        ModelCheck.Finite(model, use.Label);
        ModelFolder.Write(model, folder, budget.Elapsed, budget);
    }

    private static Split Visible(Split split, bool labels) => labels ? split : split.WithoutLabels();
}
