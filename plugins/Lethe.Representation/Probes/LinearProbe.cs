using static TorchSharp.torch;

namespace Lethe.Representation.Probes;

/// <summary>A linear classifier in closed form: least squares with a ridge onto one target a class.</summary>
internal static class LinearProbe
{
    /// <param name="train">A row a record.</param>
    /// <param name="ridge">Per record, on standardised features.</param>
    public static int[] Predict(Tensor train, int[] labels, Tensor test, int classes, double ridge)
    {
        using var scope = NewDisposeScope();
        var mean = train.mean([0L], true);
        // Features that never change say nothing and must not be divided by nothing.
        var deviation = (train - mean).square().mean([0L], true).sqrt().clamp_min(1e-8);
        var (inputs, queries) = ((train - mean) / deviation, (test - mean) / deviation);
        var targets = eye(classes, dtype: ScalarType.Float64).index_select(0, tensor(Array.ConvertAll(labels, label => (long)label)));
        var offsets = targets.mean([0L], true);
        var square = inputs.t().matmul(inputs) + eye(inputs.size(1), dtype: ScalarType.Float64) * (ridge * labels.Length);
        var weights = linalg.solve(square, inputs.t().matmul(targets - offsets));
        using var chosen = (queries.matmul(weights) + offsets).argmax(1).data<long>();
        return [.. chosen.ToArray().Select(label => (int)label)];
    }
}
