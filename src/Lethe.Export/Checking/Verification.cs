using Lethe.Export.Recording;
using Lethe.Onnx;
using Lethe.Onnx.Graphs;
using static TorchSharp.torch;

namespace Lethe.Export.Checking;

/// <summary>Gives a file its name only after ONNX Runtime has run it and given the module's own answers.</summary>
internal static class Verification
{
    // Of the largest number in the answer. Kernels sum in other orders; a wrong graph is off by far more.
    private const double Tolerance = 1e-3, HalfTolerance = 2e-2;

    public static void Save(OnnxGraph graph, string path, IReadOnlyList<Answer> answers)
    {
        var full = Path.GetFullPath(path);
        var pending = $"{full}.{Path.GetRandomFileName()}.tmp";
        try
        {
            graph.Save(pending);
            Check(pending, answers);
            File.Move(pending, full, overwrite: true);
        }
        finally
        {
            File.Delete(pending);
        }
    }

    private static void Check(string path, IReadOnlyList<Answer> answers)
    {
        try
        {
            using var session = OnnxSession.Open(path, new OnnxSessionOptions { Device = "cpu" });
            foreach (var answer in answers) Compare(session, answer);
        }
        catch (OnnxModelException fault)
        {
            throw new OnnxExportException(
                $"ONNX Runtime cannot run the exported model: {fault.Message} With Verify = false the file is written all the " +
                "same, for another runtime.", fault);
        }
    }

    private static void Compare(OnnxSession session, Answer answer)
    {
        var (input, expected) = (answer.Input.shape, answer.Output);
        var output = RuntimeAnswer.To(session, answer.Input);
        if (!output.Shape.SequenceEqual(expected.shape))
            throw Wrong(input, $"its output has shape {Text(output.Shape)}, the module's has {Text(expected.shape)}");
        if (expected.is_floating_point()) CompareReal(input, expected, output);
        else CompareWhole(input, expected, output);
    }

    private static void CompareReal(long[] input, Tensor expected, OnnxOutput output)
    {
        var numbers = RuntimeAnswer.Numbers<float>(expected, ScalarType.Float32);
        var allowed = (expected.dtype == ScalarType.Float16 ? HalfTolerance : Tolerance)
            * numbers.Where(float.IsFinite).Select(Math.Abs).DefaultIfEmpty().Max();
        var worst = numbers.Zip(output.Floats, Difference).DefaultIfEmpty().Max();
        if (worst > allowed) throw Wrong(input, $"numbers differ by up to {worst}, and {allowed} would be rounding");
    }

    private static void CompareWhole(long[] input, Tensor expected, OnnxOutput output)
    {
        var numbers = RuntimeAnswer.Numbers<long>(expected, ScalarType.Int64);
        var wrong = numbers.Zip(output.Integers).Count(pair => pair.First != pair.Second);
        if (wrong > 0) throw Wrong(input, $"{wrong} of {numbers.Length} numbers differ");
    }

    // Infinities and NaN agree with their like only.
    private static double Difference(float expected, float given) =>
        expected.Equals(given) ? 0
        : float.IsFinite(expected) && float.IsFinite(given) ? Math.Abs((double)expected - given)
        : double.PositiveInfinity;

    private static string Text(ReadOnlySpan<long> shape) => $"[{string.Join(", ", shape.ToArray())}]";

    private static OnnxExportException Wrong(long[] input, string difference) => new(
        $"For an input of shape {Text(input)} the exported model does not answer as the module does: {difference}. " +
        "What the module computes depends on the input or its shape in a way that running it did not show, for example by a " +
        "condition in C#. Fix the batch with BatchName = null, give dynamic dimensions another OtherSize, or leave it out.");
}
