using static TorchSharp.torch;

namespace Lethe.Membership.Tests.Support;

/// <summary>A subject that gives each record, known by its number, a margin; two classes.</summary>
internal sealed class MarginSubject(double[] margins, long[] labels) : Subject
{
    public override string Format => "a table of margins";

    public override Capabilities Can => Capabilities.Predict;

    public override Device Device => CPU;

    public double[] Margins => margins;

    public override Tensor Predict(Tensor inputs)
    {
        using var scope = NewDisposeScope();
        using var numbers = inputs.flatten().data<float>();
        int[] rows = [.. numbers.ToArray().Select(row => (int)row)];
        return scope.MoveToOuter(tensor(
            rows.SelectMany(row => labels[row] == 0 ? new[] { margins[row], 0 } : [0, margins[row]]).ToArray(), [rows.Length, 2], ScalarType.Float64));
    }

    public override Subject Copy() => new MarginSubject([.. margins], labels);

    protected override void Dispose(bool disposing)
    {
    }
}
