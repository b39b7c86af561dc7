using static TorchSharp.torch;

namespace Lethe.Sdk.Tests.Good;

[Plugin("forget.first", "First records", Summary = "The first ten.")]
public class FirstRecords : IForgetSelector
{
    public static bool IsSeeded => false;

    public virtual IReadOnlyList<int> Select(SelectionJob job) => [.. Enumerable.Range(0, 10)];
}

[Plugin("arch.linear", "Linear", Summary = "One layer.")]
public class OneLayer : IArchitecture
{
    public virtual nn.Module<Tensor, Tensor> Build(InputDescription input, int classes) =>
        nn.Sequential(("flatten", nn.Flatten()), ("head", nn.Linear(input.Shape.Aggregate(1L, (a, b) => a * b), classes)));
}

[Plugin("train.squared", "Squared error", Summary = "Squared distance of the logits to the label.")]
public class Squared : ITrainingObjective
{
    public virtual Tensor Loss(nn.Module<Tensor, Tensor> model, Batch batch, RandomStream random) =>
        (model.call(batch.Inputs) - nn.functional.one_hot(batch.Targets, 3)).square().mean();
}

[Plugin("model.fresh", "Fresh network", Summary = "A network that nobody trained.")]
public class Fresh : IModelSource
{
    public static Capabilities Gives => Capabilities.Predict | Capabilities.Train;

    public virtual Subject Load(ModelJob job)
    {
        _ = manual_seed(job.Random.NextSeed());
        var (input, classes) = (job.Data!.Input, Classes(job));
        return new TorchSubject(new OneLayer().Build(input, classes), () => new OneLayer().Build(input, classes), job.Device);
    }

    protected virtual int Classes(ModelJob job) => job.Data!.Classes;
}

[Plugin("attribute.closeness", "Closeness", Summary = "How near a training record lies to a target.")]
public class Closeness : IAttribution
{
    public static bool IsSeeded => false;

    public virtual Tensor Attribute(AttributionJob job)
    {
        var train = Inputs(job.Train);
        job.Cancellation.ThrowIfCancellationRequested();
        return (train.unsqueeze(1) - Inputs(job.Targets).unsqueeze(0)).square().sum(-1L);
    }

    private static Tensor Inputs(Split split) => split.Read([.. Enumerable.Range(0, split.Count)], CPU).Inputs.flatten(1);
}
