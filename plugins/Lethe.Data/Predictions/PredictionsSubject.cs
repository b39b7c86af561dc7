using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Lethe.Data.Predictions;

/// <summary>A model of which only its answers are left: it looks them up.</summary>
/// <param name="logits">Row by row.</param>
/// <param name="isRounded">They are logarithms of probabilities.</param>
internal sealed class PredictionsSubject(double[] logits, int classes, bool isRounded, Device device) : Subject
{
    public override string Format => "a file of saved predictions";

    public override Capabilities Can => Capabilities.Predict;

    public override Device Device => device;

    public override bool IsRounded => isRounded;

    public override Tensor Predict(Tensor inputs)
    {
        if (inputs.dtype != ScalarType.Int64 || inputs.dim() != 2 || inputs.size(1) != 1)
            throw new ModelException("Saved predictions answer for their own records and for no other or changed inputs.");
        using var scope = NewDisposeScope();
        var rows = MemoryMarshal.Cast<byte, long>(inputs.cpu().contiguous().bytes);
        var answers = empty([rows.Length, classes], ScalarType.Float64);
        var into = MemoryMarshal.Cast<byte, double>(answers.bytes);
        for (var i = 0; i < rows.Length; i++)
        {
            if (rows[i] < 0 || rows[i] >= logits.Length / classes) throw new ModelException($"There are no saved predictions for record {rows[i]}.");
            logits.AsSpan((int)rows[i] * classes, classes).CopyTo(into[(i * classes)..]);
        }
        return scope.MoveToOuter(answers.to(device));
    }

    protected override void Dispose(bool disposing)
    {
    }
}
