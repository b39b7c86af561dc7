using Lethe.Auditing.Requests;
using Lethe.Sdk;
using Lethe.Statistics;

namespace Lethe.Auditing.Running.Units;

/// <summary>Runs a request's unlearner the same way wherever it is run: with what it declared and no more.</summary>
internal static class Unlearners
{
    public static Budget Budget(UnitContext context)
    {
        var limits = context.Request.Budget;
        return new Budget(TimeProvider.System, limits.Minutes is { } minutes ? TimeSpan.FromMinutes(minutes) : null, limits.Samples);
    }

    /// <param name="model">A copy of <paramref name="original"/>, to be changed.</param>
    public static void Run(
        UnitContext context, PluginUse use, Subject model, Subject original, Split forget, Split retain, RandomStream random, Progress progress,
        Budget budget, IReadOnlyList<ShadowModel> shadows)
    {
        var data = context.RequiredData;
        var needs = use.Needs;
        ((IUnlearner)use.Plugin.Create(use.Options)).Unlearn(new UnlearningJob
        {
            Model = model,
            Original = original,
            Forget = Visible(forget, needs.HasFlag(Needs.ForgetLabels)),
            Retain = Visible(retain, needs.HasFlag(Needs.RetainLabels)),
            Validation = data.Validation is { } unseen ? Visible(unseen, needs.HasFlag(Needs.RetainLabels)) : null,
            Train = Visible(data.Train, needs.HasFlag(Needs.ForgetLabels | Needs.RetainLabels)),
            Input = data.Input,
            Classes = data.Classes,
            Recipe = needs.HasFlag(Needs.Recipe) ? context.Plugins.Create<IRecipe>(context.Request.Recipe()!) : null,
            Shadows = shadows,
            Plugins = context.Plugins,
            Device = context.Device,
            Random = random,
            Progress = progress,
            Budget = budget,
            Cancellation = context.Cancellation,
        });
    }

    private static Split Visible(Split split, bool labels) => labels ? split : split.WithoutLabels();
}
