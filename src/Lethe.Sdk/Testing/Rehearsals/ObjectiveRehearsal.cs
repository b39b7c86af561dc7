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
        Tensor loss;
        try
        {
            loss = objective.Loss(subject.Module, batch, Random(setting));
        }
        catch (ModelException)
        {
            // One that is for two classes gets two of them; what it refuses then too is a refusal.
            using var two = new FirstTwoClasses(subject.Module);
            loss = objective.Loss(two, OfTheFirstTwoClasses(batch), Random(setting));
        }
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

    private static Batch OfTheFirstTwoClasses(Batch batch)
    {
        using var rows = batch.Targets.lt(2).nonzero().flatten();
        using var numbers = rows.data<long>();
        return new Batch(batch.Inputs.index_select(0, rows), batch.Targets.index_select(0, rows), [.. numbers.Select(row => batch.Rows[row])]);
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

    private sealed class FirstTwoClasses(nn.Module<Tensor, Tensor> network) : nn.Module<Tensor, Tensor>(nameof(FirstTwoClasses))
    {
        public override Tensor forward(Tensor input) => network.call(input).narrow(1, 0, 2);
    }
}
