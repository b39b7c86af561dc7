using static TorchSharp.torch;

namespace Lethe.Sdk.Testing;

/// <summary>A subject that can do less than the one inside it: what an ONNX file or an archive is to a method.</summary>
public sealed class LimitedSubject(Subject inner, Capabilities can) : Subject
{
    public override string Format => "a limited subject";

    public override Capabilities Can => inner.Can & can;

    public override Device Device => inner.Device;

    public override bool IsRounded => inner.IsRounded;

    public override nn.Module<Tensor, Tensor> Module => Allowed(Capabilities.Train).Module;

    public override Tensor Predict(Tensor inputs) => Allowed(Capabilities.Predict).Predict(inputs);

    public override Tensor Forward(Tensor inputs) => Allowed(Capabilities.InputGradients).Forward(inputs);

    public override Tensor Features(Tensor inputs) => Allowed(Capabilities.Features).Features(inputs);

    public override Subject Copy() => new LimitedSubject(Allowed(Capabilities.Train).Copy(), can);

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
    }

    private Subject Allowed(Capabilities what)
    {
        Require(what);
        return inner;
    }
}
