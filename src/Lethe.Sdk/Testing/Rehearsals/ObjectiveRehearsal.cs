using static TorchSharp.torch;

namespace Lethe.Sdk.Testing;

internal sealed class ObjectiveRehearsal(PluginUnderTest plugin) : Rehearsal(plugin)
{
    private const int Records = 16;

    protected override void Perform(RunSetting setting, Observation seen, Digest digest)
    {
        var world = setting.World;
        using var subject = world.NewSubject();
        subject.Module.train();
        var batch = world.Data.Train.Read([.. Enumerable.Range(0, Records)], CPU);
        var objective = (ITrainingObjective)Plugin.Create();
        using var prepared = objective as IPreparedObjective;
        prepared?.Prepare(Job(setting), new Blueprint(SmallPlugins.Architecture, world.Data.Input, world.Data.Classes));
        var loss = objective.Loss(subject.Module, batch, Random(setting));
        digest.Add(loss);
        if (!seen.Expect(loss.numel() == 1, Topic.Loss, $"The loss has {loss.numel()} elements; it must be one.")) return;
        Numbers.Check(seen, loss, "the loss");
        if (!seen.Expect(loss.requires_grad, Topic.Loss, "The loss cannot be differentiated: it does not depend on the parameters.")) return;
        loss.backward();
        var gradients = subject.Module.parameters().Select(parameter => parameter.grad).OfType<Tensor>().ToArray();
        seen.Expect(gradients.Length > 0, Topic.Loss, "No parameter has a gradient from the loss.");
        foreach (var gradient in gradients)
        {
            Numbers.Check(seen, gradient, "the gradients of the loss");
            digest.Add(gradient);
        }
        seen.Found(Topic.Loss, $"One element, with gradients of {gradients.Length} parameters.");
    }

    private static TrainingJob Job(RunSetting setting) => new()
    {
        Train = setting.World.Data.Train,
        Validation = setting.World.Data.Validation,
        Input = setting.World.Data.Input,
        Classes = setting.World.Data.Classes,
        Plugins = setting.World.Plugins,
        Device = CPU,
        Random = Random(setting).Fork("training"),
        Progress = Watched(setting),
        Cancellation = setting.Cancellation,
    };
}
