using static TorchSharp.torch;

namespace Lethe.Calibration.Tests.Support;

/// <summary>A model whose logits are its inputs: what a test writes is what is measured.</summary>
internal sealed class AsIs : Subject
{
    public override string Format => "a table of logits";

    public override Capabilities Can => Capabilities.Predict;

    public override Device Device => CPU;

    public override Tensor Predict(Tensor inputs) => inputs.clone();

    protected override void Dispose(bool disposing)
    {
    }
}
