using static TorchSharp.torch;

namespace Lethe.Calibration.Maps.Shared;

/// <summary>
/// One class against the rest: a curve for the probability of each, and then each row divided by its sum (Zadrozny and
/// Elkan 2002). A row that all curves make 0 stays as it was.
/// </summary>
internal static class ClassCurves
{
    private const string Name = "curves";

    /// <param name="learn">The numbers of one curve, from a class's probabilities and where it is the true one.</param>
    public static Learned Learn(LabelledLogits rows, Func<double[], bool[], double[]> learn, CancellationToken cancellation)
    {
        using var columns = new ClassColumns(rows);
        var (curves, isTrue, unseen) = (new double[rows.Classes][], new bool[rows.Count], 0);
        for (var k = 0; k < rows.Classes; k++)
        {
            cancellation.ThrowIfCancellationRequested();
            var ofClass = new double[rows.Count];
            columns.Fill(k, ofClass, isTrue);
            // Nothing can be learned of a class that is never or always the true one.
            var isSeen = isTrue.Contains(true) && isTrue.Contains(false);
            curves[k] = isSeen ? learn(ofClass, isTrue) : [];
            unseen += isSeen ? 0 : 1;
        }
        var numbers = new Dictionary<string, Tensor>();
        MapState.AddParts(numbers, Name, curves);
        return new Learned(numbers, unseen == 0 ? [] : [$"Of {unseen} of {rows.Classes} classes the fit has no record; their probabilities go through no curve."]);
    }

    /// <summary>The same curve for all classes.</summary>
    public static Learned One(double[] curve)
    {
        var numbers = new Dictionary<string, Tensor>();
        MapState.AddParts(numbers, Name, [curve]);
        return new Learned(numbers, []);
    }

    /// <param name="open">A curve from its numbers, or null where they make none.</param>
    /// <param name="share">Of the original probability that is added, so that what a curve makes equal keeps its order.</param>
    public static Func<Tensor, Tensor> Read(MapState state, Func<double[], Func<double, double>?> open, double share = 0)
    {
        var parts = state.Parts(Name);
        if (parts.Length != state.Classes && parts.Length != 1) throw state.Bad($"holds {parts.Length} curves for {state.Classes} classes");
        var curves = Array.ConvertAll(parts, part => part.Length == 0 ? static p => p : open(part) ?? throw state.Bad("holds numbers that make no curve"));
        return logits => RowWise.Apply(logits, (probabilities, mapped) =>
        {
            var sum = 0.0;
            for (var k = 0; k < mapped.Length; k++)
            {
                var inside = Math.Min(probabilities[k], 1);
                mapped[k] = curves[curves.Length == 1 ? 0 : k](inside) + share * inside;
                sum += mapped[k];
            }
            if (!(sum > 0)) probabilities.CopyTo(mapped);
            else foreach (ref var value in mapped) value /= sum;
        });
    }
}
