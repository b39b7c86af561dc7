using Lethe.Onnx;
using static TorchSharp.torch;

namespace Lethe.Export.Checking;

/// <summary>Runs a model in ONNX Runtime on the numbers of a tensor.</summary>
internal static class RuntimeAnswer
{
    public static OnnxOutput To(OnnxSession session, Tensor input) => input.dtype switch
    {
        ScalarType.Float64 => Run<double>(session, input, ScalarType.Float64),
        ScalarType.Int64 => Run<long>(session, input, ScalarType.Int64),
        ScalarType.Int32 => Run<int>(session, input, ScalarType.Int32),
        ScalarType.Byte => Run<byte>(session, input, ScalarType.Byte),
        ScalarType.Bool => Run<bool>(session, input, ScalarType.Bool),
        _ => Run<float>(session, input, ScalarType.Float32),
    };

    /// <summary>The numbers of a tensor, from any device.</summary>
    public static T[] Numbers<T>(Tensor tensor, ScalarType type) where T : unmanaged
    {
        using var scope = NewDisposeScope();
        using var numbers = tensor.detach().to(type).cpu().data<T>();
        return numbers.ToArray();
    }

    // All rows in one batch: an output need not have a row to each.
    private static OnnxOutput Run<T>(OnnxSession session, Tensor input, ScalarType type) where T : unmanaged => session.Run<T>(
        Numbers<T>(input, type), input.shape, new OnnxRunOptions { BatchSize = (int)input.size(0) }).Outputs[0];
}
