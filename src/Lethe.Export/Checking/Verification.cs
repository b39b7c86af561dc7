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
        var unchecked_ = $"{full}.{Path.GetRandomFileName()}.unchecked";
        try
        {
            graph.Save(unchecked_);
            Check(unchecked_, answers);
            File.Move(unchecked_, full, overwrite: true);
        }
        finally
        {
            File.Delete(unchecked_);
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
        var output = RuntimeAnswer.To(session, answer.Input);
        var shape = answer.Input.shape;
        if (!output.Shape.SequenceEqual(answer.Output.shape))
            throw Wrong(shape, $"its output has shape [{string.Join(", ", output.Shape.ToArray())}], the module's has [{string.Join(", ", answer.Output.shape)}]");
        using var scope = NewDisposeScope();
        if (!answer.Output.is_floating_point())
        {
            var whole = answer.Output.to(ScalarType.Int64).cpu().contiguous().data<long>().ToArray();
            var wrong = whole.Zip(output.Integers).Count(pair => pair.First != pair.Second);
            if (wrong > 0) throw Wrong(shape, $"{wrong} of {whole.Length} numbers differ");
            return;
        }
        var expected = answer.Output.to(ScalarType.Float32).cpu().contiguous().data<float>().ToArray();
        var allowed = (answer.Output.dtype == ScalarType.Float16 ? HalfTolerance : Tolerance)
            * expected.Where(float.IsFinite).Select(Math.Abs).DefaultIfEmpty().Max();
        var worst = expected.Zip(output.Floats).Select(pair => Difference(pair.First, pair.Second)).DefaultIfEmpty().Max();
        if (worst > allowed) throw Wrong(shape, $"numbers differ by up to {worst}, and {allowed} would be rounding");
    }

    // Infinities and NaN agree with their like only.
    private static double Difference(float expected, float given) =>
        expected.Equals(given) ? 0 : float.IsFinite(expected) && float.IsFinite(given) ? Math.Abs((double)expected - given) : double.PositiveInfinity;

    private static OnnxExportException Wrong(long[] shape, string difference) => new(
        $"For an input of shape [{string.Join(", ", shape)}] the exported model does not answer as the module does: {difference}. " +
        "What the module computes depends on the input or its shape in a way that running it did not show, for example by a " +
        "condition in C#. Fix the batch with BatchName = null, give dynamic dimensions another OtherSize, or leave it out.");
}
