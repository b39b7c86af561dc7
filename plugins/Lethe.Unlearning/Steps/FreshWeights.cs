using static TorchSharp.torch;

namespace Lethe.Unlearning.Steps;

/// <summary>
/// Draws weights as if the network had just been made. It goes by names and shapes, so that archives, which cannot be
/// built again, can be drawn again.
/// </summary>
internal static class FreshWeights
{
    /// <param name="which">Of which parts, by the path of their names; null: all.</param>
    public static void Draw(nn.Module module, RandomStream random, Func<string, bool>? which = null)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        var draws = new Generator((ulong)random.NextSeed());
        var named = module.named_parameters().ToDictionary(pair => pair.name, pair => pair.parameter);
        foreach (var (name, parameter) in named.Where(pair => which is null || which(PartOf(pair.Key))))
        {
            var scale = Scale(name, named.TryGetValue(Sibling(name), out var weight) ? weight : null, parameter);
            // Drawn on the CPU: the same on any device.
            if (scale > 0) parameter.copy_((rand(parameter.shape, generator: draws) * 2 - 1) * scale);
            else parameter.fill_(IsBias(name) ? 0 : 1);
        }
        foreach (var (name, buffer) in module.named_buffers().Where(pair => which is null || which(PartOf(pair.name)))) Reset(name, buffer);
    }

    // Uniform within one over the root of the number of inputs, weights and biases alike. 0: a norm's, which is not drawn.
    private static double Scale(string name, Tensor? sibling, Tensor own)
    {
        var shape = own.Dimensions > 1 ? own.shape : IsBias(name) && sibling?.Dimensions > 1 ? sibling.shape : [];
        return shape.Length == 0 ? 0 : 1 / Math.Sqrt(shape.Skip(1).Aggregate(1L, (product, size) => product * size));
    }

    private static void Reset(string name, Tensor buffer)
    {
        if (name.EndsWith("running_mean", StringComparison.Ordinal) || name.EndsWith("num_batches_tracked", StringComparison.Ordinal)) buffer.zero_();
        if (name.EndsWith("running_var", StringComparison.Ordinal)) buffer.fill_(1);
    }

    private static bool IsBias(string name) => name.EndsWith("bias", StringComparison.Ordinal);

    private static string Sibling(string name) => IsBias(name) ? $"{name[..^"bias".Length]}weight" : name;

    private static string PartOf(string name) => name.LastIndexOf('.') is var dot && dot < 0 ? "" : name[..dot];
}
