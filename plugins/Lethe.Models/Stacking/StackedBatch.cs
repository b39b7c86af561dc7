using static TorchSharp.torch;

namespace Lethe.Models.Stacking;

/// <summary>A batch of each model, side by side. Where one is shorter, rows of zeros that count for nothing fill it up.</summary>
/// <param name="Inputs">Models, records, then the shape of an input.</param>
/// <param name="Labels">Models times records.</param>
/// <param name="Shares">Models, records: what each record's loss counts in its model's mean.</param>
internal sealed record StackedBatch(Tensor Inputs, Tensor Labels, Tensor Shares)
{
    public static StackedBatch Of(IReadOnlyList<Batch> batches)
    {
        var longest = batches.Max(batch => batch.Rows.Length);
        var device = batches[0].Inputs.device;
        var shares = new float[batches.Count * longest];
        for (var i = 0; i < batches.Count; i++)
            shares.AsSpan(i * longest, batches[i].Rows.Length).Fill(1f / batches[i].Rows.Length);
        return new StackedBatch(
            stack(batches.Select(batch => Filled(batch.Inputs, longest))),
            cat([.. batches.Select(batch => Filled(batch.Targets, longest))]),
            tensor(shares, [batches.Count, longest], device: device));
    }

    /// <summary>The mean loss of each model.</summary>
    public Tensor Losses(Tensor logits, double labelSmoothing) => nn.functional
        .cross_entropy(logits.flatten(0, 1), Labels, reduction: nn.Reduction.None, label_smoothing: labelSmoothing)
        .view(Shares.shape).mul(Shares).sum(1);

    private static Tensor Filled(Tensor rows, int count)
    {
        if (rows.size(0) == count) return rows;
        var shape = rows.shape;
        shape[0] = count - shape[0];
        return cat([rows, zeros(shape, rows.dtype, rows.device)]);
    }
}
