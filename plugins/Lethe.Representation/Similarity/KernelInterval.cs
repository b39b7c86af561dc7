namespace Lethe.Representation.Similarity;

/// <summary>The interval of a similarity: how much it moves when a tenth of the records is left out.</summary>
internal static class KernelInterval
{
    private const int Groups = 10;

    /// <summary>Null for fewer than 50 records, or where some tenth cannot be done without.</summary>
    public static Interval? Of(Kernel one, Kernel other, double value, RandomStream random, double level = 0.95)
    {
        if (one.Count < 5 * Groups) return null;
        var partOf = Jackknife.Parts(one.Count, random, Groups);
        var left = new double[Groups];
        for (var group = 0; group < Groups; group++)
        {
            using var scope = TorchSharp.torch.NewDisposeScope();
            int[] kept = [.. Enumerable.Range(0, one.Count).Where(row => partOf[row] != group)];
            left[group] = one.Only(kept).Cka(other.Only(kept));
        }
        if (left.Any(double.IsNaN) || Jackknife.Of(value, left, level) is not { } interval) return null;
        return interval with { High = Math.Max(value, Math.Min(1, interval.High)) };
    }
}
