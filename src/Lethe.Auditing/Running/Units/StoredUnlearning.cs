using Lethe.Auditing.Planning;
using Lethe.Auditing.Requests;
using Lethe.Auditing.Running.Models;
using Lethe.Sdk;
using Lethe.Statistics;

namespace Lethe.Auditing.Running.Units;

/// <summary>The unlearner that made the model under evaluation, run again under the request's budget.</summary>
internal sealed class StoredUnlearning(UnitContext context, LogitsShelf logits, PluginUse use) : RepeatedUnlearning
{
    /// <summary>Null for models that no unlearner made.</summary>
    public static StoredUnlearning? Of(UnitContext context, LogitsShelf logits)
    {
        var model = context.Plan.Unit(context.Unit.Model);
        return model.Kind == UnitKind.Unlearn ? new StoredUnlearning(context, logits, context.Request.Unlearn[model.Use]) : null;
    }

    public override Subject Run(Subject original, Split forget, Split retain, RandomStream random)
    {
        var model = original.Copy();
        try
        {
            // A stream that no seed moves, as in the unit that ran it first, for one that says it draws nothing.
            Unlearners.Run(
                context, use, model, original, forget, retain, use.IsSeeded ? random : new RandomStream(0), Progress.None, Unlearners.Budget(context),
                ReferenceReader.Shadows(context, logits, use));
            ModelCheck.Finite(model, use.Label);
            return model;
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }
}
