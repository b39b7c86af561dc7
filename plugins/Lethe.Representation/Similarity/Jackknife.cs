namespace Lethe.Representation.Similarity;

/// <summary>The interval of a similarity: how much it moves when a tenth of the records is left out.</summary>
internal static class Jackknife
{
    private const int Groups = 10;

    /// <summary>Null for fewer than 50 records, or where some tenth cannot be done without.</summary>
    public static Interval? Of(Kernel one, Kernel other, double value, RandomStream random, double level = 0.95)
    {
        if (one.Count < 5 * Groups) return null;
        var order = random.Permutation(one.Count);
        var left = new double[Groups];
        for (var group = 0; group < Groups; group++)
        {
            using var scope = TorchSharp.torch.NewDisposeScope();
            int[] kept = [.. order.Where((_, i) => i % Groups != group).Order()];
            left[group] = one.Only(kept).Cka(other.Only(kept));
        }
        if (left.Any(double.IsNaN)) return null;
        var mean = Mean.Of(left);
        var error = Math.Sqrt((Groups - 1.0) / Groups * left.Sum(one => (one - mean) * (one - mean)));
        var half = StudentT.Quantile(0.5 + level / 2, Groups - 1) * error;
        return new Interval(value - half, Math.Max(value, Math.Min(1, value + half)), level, $"jackknife, {Groups} groups of records");
    }
}
