using static TorchSharp.torch;

namespace Lethe.Unlearning.Steps;

/// <summary>Draws classes for records that are to be forgotten.</summary>
internal static class RandomLabels
{
    /// <param name="excludeTrue">Never the true class; else each class is as likely as another, the true one too.</param>
    public static Tensor Draw(Split split, int[] rows, int classes, bool excludeTrue, RandomStream random, Device device)
    {
        var drawn = new long[rows.Length];
        for (var i = 0; i < drawn.Length; i++)
            drawn[i] = excludeTrue ? (split.Label(rows[i]) + 1 + random.NextInt(classes - 1)) % classes : random.NextInt(classes);
        return tensor(drawn, device: device);
    }
}
