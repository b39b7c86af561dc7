using Lethe.Onnx;
using static TorchSharp.torch;

namespace Lethe.Export.Tests.Support;

/// <summary>Exports a module, runs the file in ONNX Runtime, and compares with the module's own answers.</summary>
internal static class Agreement
{
    public const double Relative = 1e-4, Absolute = 1e-5;

    private static readonly long[] Batches = [1, 7];

    /// <summary>At the example's own batch and at others, on numbers that the export did not see.</summary>
    public static void Holds(
        nn.Module<Tensor, Tensor> module, long[] shape, ScalarType type = ScalarType.Float32, long below = 5,
        double relative = Relative, double absolute = Absolute, OnnxExportOptions? options = null)
    {
        using var scratch = new Scratch();
        using var scope = NewDisposeScope();
        Draw.Filled(module);
        OnnxExport.Save(module, Draw.Input(shape, type, below, 1), scratch["model.onnx"], options);
        using var session = Open(scratch["model.onnx"]);
        long[] batches = options is { BatchName: null } ? [shape[0]] : [shape[0], .. Batches];
        foreach (var batch in batches)
            Compare(session, module, Draw.Input([batch, .. shape[1..]], type, below, (ulong)batch + 100), relative, absolute);
    }

    public static OnnxSession Open(string path) =>
        OnnxSession.Open(path, new OnnxSessionOptions { Device = "cpu", Threads = 1 });

    public static void Compare(
        OnnxSession session, nn.Module<Tensor, Tensor> module, Tensor input, double relative = Relative, double absolute = Absolute)
    {
        var training = module.training;
        module.eval();
        using var off = no_grad();
        var expected = module.call(input.clone());
        var given = Ask(session, input);
        module.train(training);
        Assert.Equal(expected.shape, given.Shape.ToArray());
        if (!expected.is_floating_point())
        {
            Assert.Equal(expected.to(ScalarType.Int64).data<long>().ToArray(), given.Integers);
            return;
        }
        var numbers = expected.to(ScalarType.Float32).contiguous().data<float>().ToArray();
        Assert.Equal(numbers.Length, given.Floats.Length);
        for (var i = 0; i < numbers.Length; i++)
        {
            var (right, got) = (numbers[i], given.Floats[i]);
            Assert.True(
                right.Equals(got) || Math.Abs(right - got) <= absolute + relative * Math.Abs(right),
                $"batch {input.shape[0]}, number {i}: {got} instead of {right}");
        }
    }

    private static OnnxOutput Ask(OnnxSession session, Tensor input) => input.dtype switch
    {
        ScalarType.Int64 => Ask<long>(session, input),
        ScalarType.Int32 => Ask<int>(session, input),
        ScalarType.Byte => Ask<byte>(session, input),
        ScalarType.Bool => Ask<bool>(session, input),
        ScalarType.Float64 => Ask<double>(session, input),
        _ => Ask<float>(session, input.to(ScalarType.Float32)),
    };

    private static OnnxOutput Ask<T>(OnnxSession session, Tensor input) where T : unmanaged => session.Run<T>(
        input.contiguous().data<T>().ToArray(), input.shape, new OnnxRunOptions { BatchSize = (int)input.shape[0] },
        TestContext.Current.CancellationToken).Outputs[0];
}
