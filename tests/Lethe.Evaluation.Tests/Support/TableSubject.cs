using static TorchSharp.torch;

namespace Lethe.Evaluation.Tests.Support;

/// <summary>A subject that has nothing but logits: an input is the number of a record, the answer is its row.</summary>
internal sealed class TableSubject(float[][] logits, Action? onPredict = null) : Subject
{
    public override string Format => "a table of logits";

    public override Capabilities Can => Capabilities.Predict;

    public override Device Device => CPU;

    public override Tensor Predict(Tensor inputs)
    {
        onPredict?.Invoke();
        using var scope = NewDisposeScope();
        using var numbers = inputs.flatten().data<float>();
        var rows = numbers.ToArray();
        return scope.MoveToOuter(tensor(rows.SelectMany(row => logits[(int)row]).ToArray(), [rows.Length, logits[0].Length]));
    }

    protected override void Dispose(bool disposing)
    {
    }
}
