using System.Runtime.InteropServices;
using Lethe.Onnx;
using static TorchSharp.torch;

namespace Lethe.Models.Formats;

/// <summary>An ONNX model: predictions and nothing else.</summary>
/// <param name="options">They name one output, the logits.</param>
internal sealed class OnnxSubject(OnnxSession session, OnnxRunOptions options, Device device, Standardise? standardise) : Subject
{
    public override string Format => "an ONNX model";

    public override Capabilities Can => Capabilities.Predict;

    public override Device Device => device;

    public OnnxSession Session => session;

    public override Tensor Predict(Tensor inputs)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        var natural = standardise is null ? inputs : standardise.call(inputs);
        var rows = natural.to(ScalarType.Float32, CPU).contiguous();
        var result = session.Run<float>(MemoryMarshal.Cast<byte, float>(rows.bytes), rows.shape, options);
        var logits = result.Outputs[0];
        return scope.MoveToOuter(tensor(logits.Floats, logits.Shape).to(device));
    }

    protected override void Dispose(bool disposing)
    {
        if (!disposing) return;
        session.Dispose();
        standardise?.Dispose();
    }
}
