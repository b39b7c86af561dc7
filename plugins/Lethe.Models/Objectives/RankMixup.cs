using static TorchSharp.torch;

namespace Lethe.Models.Objectives;

[Plugin("train.rankmixup", "RankMixup", Summary = "Cross-entropy and a ranking: a record mixed with another must not be predicted more surely than the record itself, and the less the more is mixed in.",
    Paper = "Noh et al., RankMixup: Ranking-Based Mixup Training for Network Calibration, ICCV 2023")]
public sealed class RankMixup(RankMixupOptions options) : ITrainingObjective
{
    public Tensor Loss(nn.Module<Tensor, Tensor> model, Batch batch, RandomStream random)
    {
        if (!batch.Inputs.is_floating_point()) throw new ModelException("train.rankmixup mixes inputs, and whole numbers cannot be mixed.");
        var raw = model.call(batch.Inputs);
        var mixes = new List<(Tensor Logits, Tensor Shares)>();
        for (var i = 0; i < (options.Ranking == RankingKind.Margin ? 1 : options.Mixes); i++) mixes.Add(Mixed(model, batch, random));
        var ranking = options.Ranking == RankingKind.Margin
            ? MarginRanking(raw, mixes[0].Logits, mixes[0].Shares, options.Margin)
            : GainRanking(Surest(raw), stack(mixes.Select(mix => Surest(mix.Logits)), 1), stack(mixes.Select(mix => mix.Shares), 1));
        return nn.functional.cross_entropy(raw, batch.Targets) + options.Weight * ranking;
    }

    /// <summary>MRL: how far the mixed record's greatest logit comes to less than the margin below the record's own; nothing where both are of one class.</summary>
    /// <param name="shares">Of the stronger class of each mixed record; 1: there is only one.</param>
    internal static Tensor MarginRanking(Tensor raw, Tensor mixed, Tensor shares, double margin) =>
        ((mixed.amax(1) - raw.amax(1) + margin).relu() * shares.lt(1).to(raw.dtype)).mean();

    /// <summary>M-NDCG: 1 less the discounted gain of confidences over that of the shares, or the other way round where that is smaller.</summary>
    /// <param name="own">Confidence in each record.</param>
    /// <param name="mixed">Confidences in its mixtures, one a column.</param>
    /// <param name="shares">Of the stronger class of each mixture.</param>
    internal static Tensor GainRanking(Tensor own, Tensor mixed, Tensor shares)
    {
        var (ordered, order) = shares.sort(1, descending: true, stable: true);
        var places = arange(2, mixed.size(1) + 2, own.dtype, own.device);
        var discounts = (places + 1).log2();
        var gain = own + (mixed.gather(1, order) / discounts).sum(1L);
        var ideal = 1 + (ordered / discounts).sum(1L);
        return (1 - (gain / ideal).minimum(ideal / gain)).mean();
    }

    private (Tensor Logits, Tensor Shares) Mixed(nn.Module<Tensor, Tensor> model, Batch batch, RandomStream random)
    {
        var share = Beta.Quantile(random.NextDouble(), options.Alpha, options.Alpha);
        var partners = tensor(Array.ConvertAll(random.Permutation(batch.Rows.Length), row => (long)row), device: batch.Inputs.device);
        var isSame = batch.Targets.eq(batch.Targets.index_select(0, partners)).to(batch.Inputs.dtype);
        var logits = model.call(share * batch.Inputs + (1 - share) * batch.Inputs.index_select(0, partners));
        return (logits, isSame + (1 - isSame) * Math.Max(share, 1 - share));
    }

    private static Tensor Surest(Tensor logits) => logits.softmax(1).amax(1);
}
