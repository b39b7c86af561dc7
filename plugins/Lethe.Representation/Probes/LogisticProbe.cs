using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Lethe.Representation.Probes;

/// <summary>
/// A linear classifier by cross-entropy, as the head of a network is: unlike least squares it goes on until the records
/// it learns from are right, and finds what is known by heart.
/// </summary>
internal static class LogisticProbe
{
    private const int Steps = 300;
    private const double LearningRate = 0.05;

    // Of the weights on standardised features: enough that separable records have a best answer.
    private const double Ridge = 1e-4;

    public static int[] Predict(Tensor train, int[] labels, Tensor test, int classes, CancellationToken cancellation)
    {
        using var scope = NewDisposeScope();
        var mean = train.mean([0L], true);
        var deviation = (train - mean).square().mean([0L], true).sqrt().clamp_min(1e-8);
        var (inputs, queries) = ((train - mean) / deviation, (test - mean) / deviation);
        var targets = tensor(Array.ConvertAll(labels, label => (long)label));
        using var weights = new Parameter(zeros([inputs.size(1), classes], ScalarType.Float64));
        using var offsets = new Parameter(zeros([classes], ScalarType.Float64));
        using var optimizer = optim.Adam([weights, offsets], LearningRate);
        for (var step = 0; step < Steps; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            using var inner = NewDisposeScope();
            optimizer.zero_grad();
            (nn.functional.cross_entropy(inputs.matmul(weights) + offsets, targets) + weights.square().sum() * (Ridge / 2)).backward();
            optimizer.step();
        }
        using var off = no_grad();
        using var chosen = (queries.matmul(weights) + offsets).argmax(1).data<long>();
        return [.. chosen.ToArray().Select(label => (int)label)];
    }
}
