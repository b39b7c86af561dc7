using static TorchSharp.torch;

namespace Lethe.Calibration.Tests.Support;

/// <summary>Points of a plane, which are their own features; logits fall with the squared distance from two places.</summary>
internal sealed class PlaneModel : Subject
{
    public override string Format => "a plane";

    public override Capabilities Can => Capabilities.Predict | Capabilities.Features;

    public override Device Device => CPU;

    public override Tensor Predict(Tensor inputs)
    {
        using var scope = NewDisposeScope();
        var places = tensor(new[] { 1 / 3f, 1 / 3f, 13 / 3f, 13 / 3f }, [2, 2]);
        return scope.MoveToOuter(-(inputs.unsqueeze(1) - places).pow(2).sum(2L));
    }

    public override Tensor Features(Tensor inputs) => inputs.clone();

    protected override void Dispose(bool disposing)
    {
    }
}
