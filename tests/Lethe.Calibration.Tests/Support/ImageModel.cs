using static TorchSharp.torch;

namespace Lethe.Calibration.Tests.Support;

/// <summary>Takes the strongest colour for the class, and is far too sure of it.</summary>
internal sealed class ImageModel : Subject
{
    public override string Format => "a look at colours";

    public override Capabilities Can => Capabilities.Predict;

    public override Device Device => CPU;

    public override Tensor Predict(Tensor inputs) => inputs.mean([2L, 3L]) * 120;

    protected override void Dispose(bool disposing)
    {
    }
}
