namespace Lethe.Sdk.Testing;

internal sealed class UnlearningRehearsal(PluginUnderTest plugin) : Rehearsal(plugin)
{
    protected override void Perform(RunSetting setting, Observation seen, Digest digest)
    {
        var world = setting.World;
        using var original = world.NewSubject();
        using var model = original.Copy();
        var before = SubjectState.Of(original);
        var budget = BudgetOf(setting);
        var job = new UnlearningJob
        {
            Model = Limited(setting, model),
            Original = Limited(setting, original),
            Forget = Visible(setting, world.Forget, Needs.ForgetLabels),
            Retain = Visible(setting, world.Retain, Needs.RetainLabels),
            Validation = Visible(setting, world.Data.Validation!, Needs.RetainLabels),
            Train = Visible(setting, world.Data.Train, Needs.ForgetLabels | Needs.RetainLabels),
            Input = world.Data.Input,
            Classes = world.Data.Classes,
            Recipe = Plugin.Needs.HasFlag(Needs.Recipe) ? world.Recipe : null,
            Shadows = Shadows(setting),
            Plugins = world.Plugins,
            Device = model.Device,
            Random = Random(setting),
            Progress = Watched(setting),
            Budget = budget,
            Cancellation = setting.Cancellation,
        };
        world.Watch.Begin(budget);
        ((IUnlearner)Plugin.Create()).Unlearn(job);
        world.Watch.End();
        before.Compare(seen, original, Topic.OriginalUnchanged, "job.Original");
        Numbers.Check(seen, model.Module);
        digest.Add(model.Module);
        seen.Spent = budget.Spent;
        seen.HasGradients = model.Module.parameters().Any(parameter => parameter.grad is not null);
    }
}
