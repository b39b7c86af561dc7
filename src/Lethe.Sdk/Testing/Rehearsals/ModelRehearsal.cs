using static TorchSharp.torch;

namespace Lethe.Sdk.Testing;

internal sealed class ModelRehearsal(PluginUnderTest plugin) : Rehearsal(plugin)
{
    protected override void Perform(RunSetting setting, Observation seen, Digest digest)
    {
        var world = setting.World;
        var source = (IModelSource)Plugin.Create();
        var data = source is IBringsData own ? own.LoadData(DataJob(setting)) : world.Data;
        world.Watch.Begin();
        using (var subject = source.Load(new ModelJob
        {
            Data = data,
            Device = CPU,
            ResolvePath = Plugin.ResolvePath,
            Plugins = world.Plugins,
            Random = Random(setting),
            Progress = Watched(setting),
            Cancellation = setting.Cancellation,
        })) Check(data, subject, seen, digest);
        if (source is not IRecipe recipe) return;
        using var other = recipe.Train(new TrainingJob
        {
            Train = world.Retain,
            Validation = world.Data.Validation,
            Input = world.Data.Input,
            Classes = world.Data.Classes,
            Plugins = world.Plugins,
            Device = CPU,
            Random = Random(setting).Fork("oracle"),
            Progress = Watched(setting),
            Cancellation = setting.Cancellation,
        });
        Check(world.Data, other, seen, digest);
    }

    private DataJob DataJob(RunSetting setting) => new()
    {
        Device = CPU,
        ResolvePath = Plugin.ResolvePath,
        Random = Random(setting).Fork("data"),
        Progress = Watched(setting),
        Cancellation = setting.Cancellation,
    };

    private void Check(Dataset data, Subject subject, Observation seen, Digest digest)
    {
        using var scope = NewDisposeScope();
        var lacking = Plugin.Gives & ~subject.Can;
        seen.Expect(lacking == Capabilities.None, Topic.Gives, $"It declares {Plugin.Gives}; its subject gives {subject.Can}.");
        seen.Found(Topic.Gives, $"Its subject gives {subject.Can}.");
        LogitsCheck.Check(seen, digest, data, subject.Predict);
        if (!subject.Can.HasFlag(Capabilities.Train)) return;
        Numbers.Check(seen, subject.Module);
        digest.Add(subject.Module);
    }
}
