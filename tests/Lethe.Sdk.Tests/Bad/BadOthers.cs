using Lethe.Sdk.Tests.Good;
using static TorchSharp.torch;

namespace Lethe.Sdk.Tests.Bad;

[Plugin("forget.backwards", "Backwards", Summary = "Descending.")]
public sealed class Backwards : FirstRecords
{
    public override IReadOnlyList<int> Select(SelectionJob job) => [3, 2, 1];
}

[Plugin("forget.twice", "Twice", Summary = "One row twice.")]
public sealed class Twice : FirstRecords
{
    public override IReadOnlyList<int> Select(SelectionJob job) => [1, 1];
}

[Plugin("forget.beyond", "Beyond", Summary = "A row that is not there.")]
public sealed class Beyond : FirstRecords
{
    public override IReadOnlyList<int> Select(SelectionJob job) => [1, job.Train.Count];
}

[Plugin("forget.nothing", "Nothing", Summary = "No row.")]
public sealed class Nothing : FirstRecords
{
    public override IReadOnlyList<int> Select(SelectionJob job) => [];
}

[Plugin("data.namesakes", "Namesakes", Summary = "Two records of one id.")]
public sealed class Namesakes : NumberSource
{
    protected override string Id(int row) => $"{row / 2}";
}

[Plugin("data.off-scale", "Off the scale", Summary = "A label that names no class.")]
public sealed class OffScale : NumberSource
{
    protected override long Label(int row) => row;
}

[Plugin("data.positional", "Positional", Summary = "Rows that depend on what is read with them.")]
public sealed class Positional : NumberSource
{
    protected override IRecordSource Source(DataJob job) => new Shifting(job.Random);

    private sealed class Shifting(RandomStream random) : Rows(random)
    {
        public override Tensor Read(ReadOnlySpan<int> rows) => base.Read(rows).add_(rows.Length);
    }
}

[Plugin("data.holes", "Holes", Summary = "A NaN among the numbers.")]
public sealed class Holes : NumberSource
{
    protected override IRecordSource Source(DataJob job) => new Torn(job.Random);

    private sealed class Torn(RandomStream random) : Rows(random)
    {
        public override Tensor Read(ReadOnlySpan<int> rows) => base.Read(rows).mul_(double.NaN);
    }
}

[Plugin("arch.too-wide", "Too wide", Summary = "A column too many.")]
public sealed class TooWide : OneLayer
{
    public override nn.Module<Tensor, Tensor> Build(InputDescription input, int classes) => base.Build(input, classes + 1);
}

[Plugin("model.too-narrow", "Too narrow", Summary = "A column too few.")]
public sealed class TooNarrow : Fresh
{
    protected override int Classes(ModelJob job) => 2;
}

[Plugin("model.boasting", "Boasting", Summary = "Promises what its subject cannot do.")]
public sealed class Boasting : Fresh, IModelSource
{
    static Capabilities IModelSource.Gives => Capabilities.Predict | Capabilities.Generate;
}

[Plugin("train.vector", "Vector", Summary = "A loss for each record.")]
public sealed class VectorLoss : Squared
{
    public override Tensor Loss(nn.Module<Tensor, Tensor> model, Batch batch, RandomStream random) => model.call(batch.Inputs).square().sum(1L);
}

[Plugin("train.detached", "Detached", Summary = "A loss without a gradient.")]
public sealed class DetachedLoss : Squared
{
    public override Tensor Loss(nn.Module<Tensor, Tensor> model, Batch batch, RandomStream random) => base.Loss(model, batch, random).detach();
}

[Plugin("train.infinite", "Infinite", Summary = "A loss beyond all numbers.")]
public sealed class InfiniteLoss : Squared
{
    public override Tensor Loss(nn.Module<Tensor, Tensor> model, Batch batch, RandomStream random) => base.Loss(model, batch, random) * double.PositiveInfinity;
}

[Plugin("recal.half", "Overconfident", Summary = "Probabilities that sum to 2.")]
public sealed class Overconfident : Temperature
{
    public override Recalibration Fit(RecalibrationJob job) => new Map(2);

    public override Recalibration Open(IReadOnlyDictionary<string, Tensor> state) => new Map(2);
}

[Plugin("recal.half", "Forgetful", Summary = "Opens another map than the one it saved.")]
public sealed class ForgetfulMap : Temperature
{
    public override Recalibration Open(IReadOnlyDictionary<string, Tensor> state) => new Map(3);
}

[Plugin("attribute.sideways", "Sideways", Summary = "Targets by training records.")]
public sealed class Sideways : Closeness
{
    public override Tensor Attribute(AttributionJob job) => base.Attribute(job).t();
}

[Plugin("attribute.double", "Double", Summary = "In double precision.")]
public sealed class DoubleScores : Closeness
{
    public override Tensor Attribute(AttributionJob job) => base.Attribute(job).to(float64);
}
