using Lethe.Onnx;
using static TorchSharp.torch;

namespace Lethe.Export.Checking;

/// <summary>Runs a model in ONNX Runtime on the numbers of a tensor.</summary>
internal static class RuntimeAnswer
{
    public static OnnxOutput To(OnnxSession session, Tensor input)
    {
        using var scope = NewDisposeScope();
        var plain = input.detach().cpu().contiguous();
        return plain.dtype switch
        {
            ScalarType.Float64 => Run<double>(session, plain),
            ScalarType.Int64 => Run<long>(session, plain),
            ScalarType.Int32 => Run<int>(session, plain),
            ScalarType.Byte => Run<byte>(session, plain),
            ScalarType.Bool => Run<bool>(session, plain),
            _ => Run<float>(session, plain.to(ScalarType.Float32)),
        };
    }

    // All rows in one batch: an output need not have a row to each.
    private static OnnxOutput Run<T>(OnnxSession session, Tensor input) where T : unmanaged => session.Run<T>(
        input.data<T>().ToArray(), input.shape, new OnnxRunOptions { BatchSize = (int)input.size(0) }).Outputs[0];
}
