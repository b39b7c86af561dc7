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
        var budget = Unlearners.Budget(context);
        Unlearners.Run(
            context, use, model, original, data.Train.Subset("forget", forget), data.Train.Without("retain", [.. forget]),
            context.Random("unlearn", use), context.Progress, budget, ReferenceReader.Shadows(context, logits, use));
        context.Cancellation.ThrowIfCancellationRequested();
        ModelCheck.Finite(model, use.Label);
        ModelFolder.Write(model, folder, budget.Elapsed, budget);
    }
}
