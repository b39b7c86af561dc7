using static TorchSharp.torch;

namespace Lethe.Calibration.Maps.Shared;

/// <summary>A map that was fitted here or opened.</summary>
/// <param name="state">Its own, beyond any scope.</param>
internal sealed class FittedMap(
    string plugin, int classes, IReadOnlyDictionary<string, Tensor> state, IReadOnlyList<RecordChange> copies, IReadOnlyList<string> warnings, Func<Tensor, Tensor> apply) : Recalibration
{
    public override string Plugin => plugin;

    public override IReadOnlyList<string> Warnings => warnings;

    public override IReadOnlyDictionary<string, Tensor> State => state;

    public override IReadOnlyList<RecordChange> Copies => copies;

    public override Tensor Apply(Tensor logits)
    {
        if (!FitRows.AreRows(logits, copies) || logits.size(-1) != classes)
            throw new ModelException($"This map of {plugin} is for {classes} classes{FitRows.Beside(copies)}; these outputs have shape [{string.Join(", ", logits.shape)}].");
        using var scope = NewDisposeScope();
        return scope.MoveToOuter(apply(logits.to(ScalarType.Float64, CPU)).to(logits.device));
    }

    protected override void Dispose(bool disposing)
    {
        if (!disposing) return;
        foreach (var number in state.Values) number.Dispose();
    }
}
