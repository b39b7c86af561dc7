using static TorchSharp.torch;

namespace Lethe.Unlearning.Steps;

/// <summary>Picks the largest of many numbers.</summary>
internal static class TopShare
{
    /// <summary>Exactly so many of the largest of a vector; of equal ones those that come first.</summary>
    public static Tensor Of(Tensor scores, double fraction)
    {
        using var scope = NewDisposeScope();
        var order = scores.sort(0, descending: true, stable: true).Indices;
        // 0.29 of 100 is 29, and comes out a little below.
        var chosen = order.narrow(0, 0, (long)Math.Floor(fraction * scores.NumberOfElements + 1e-9));
        return zeros_like(scores).index_fill_(0, chosen, 1).to(ScalarType.Bool).MoveToOuterDisposeScope();
    }
}
