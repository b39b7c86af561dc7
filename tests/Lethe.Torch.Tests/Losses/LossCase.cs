using Lethe.Torch.Tests.Support;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Lethe.Torch.Tests.Losses;

/// <param name="Name">As in the recorded figures, where the reduction follows it.</param>
/// <param name="Differentiable">The inputs whose gradients are checked.</param>
/// <param name="Compute">What is measured.</param>
internal sealed record LossCase(string Name, string[] Differentiable, Func<TensorSet, nn.Reduction, Tensor> Compute)
{
    private static readonly string[] OfLogits = ["logits"];
    private static readonly string[] OfAAndB = ["a", "b"];

    public static readonly LossCase[] All = [.. Classification(), .. Regression(), .. Embedding()];

    private static LossCase[] Classification() =>
    [
        new("cross_entropy", OfLogits, (t, r) => F.cross_entropy(t["logits"], t["classes"], reduction: r)),
        new("cross_entropy weight", OfLogits, (t, r) => F.cross_entropy(t["logits"], t["classes"], t["class_weight"], reduction: r)),
        new("cross_entropy ignored", OfLogits, (t, r) => F.cross_entropy(t["logits"], t["some_ignored"], t["class_weight"], reduction: r)),
        new("cross_entropy ignore_index 3", OfLogits,
            (t, r) => F.cross_entropy(t["logits"], t["three_ignored"], ignore_index: 3, reduction: r)),
        new("cross_entropy smoothing", OfLogits,
            (t, r) => F.cross_entropy(t["logits"], t["classes"], t["class_weight"], -100, r, 0.15)),
        new("cross_entropy shares", ["logits", "shares"],
            (t, r) => F.cross_entropy(t["logits"], t["shares"], t["class_weight"], -100, r, 0.1)),
        new("cross_entropy map", ["map_logits"], (t, r) => F.cross_entropy(t["map_logits"], t["map_classes"], reduction: r)),
        new("nll_loss", OfLogits, (t, r) => F.nll_loss(LogP(t), t["classes"], reduction: r)),
        new("nll_loss weight ignored", OfLogits, (t, r) => F.nll_loss(LogP(t), t["some_ignored"], t["class_weight"], r)),
        new("nll_loss map", ["map_logits"], (t, r) => F.nll_loss(t["map_logits"], t["map_classes"], reduction: r)),
        new("binary_cross_entropy", ["probabilities"], (t, r) => F.binary_cross_entropy(t["probabilities"], t["shares"], reduction: r)),
        new("binary_cross_entropy weight", ["probabilities"],
            (t, r) => F.binary_cross_entropy(t["probabilities"], t["shares"], t["class_weight"], r)),
        new("binary_cross_entropy_with_logits", OfLogits,
            (t, r) => F.binary_cross_entropy_with_logits(t["logits"], t["shares"], reduction: r)),
        new("binary_cross_entropy_with_logits weights", OfLogits,
            (t, r) => F.binary_cross_entropy_with_logits(t["logits"], t["shares"], t["class_weight"], r, t["positive_weight"])),
        new("multi_margin_loss", OfLogits, (t, r) => F.multi_margin_loss(t["logits"], t["classes"], reduction: r)),
        new("multi_margin_loss p 2 weight", OfLogits,
            (t, r) => F.multi_margin_loss(t["logits"], t["classes"], 2, 0.7, t["class_weight"], r)),
        new("multi_label_margin_loss", OfLogits, (t, r) => F.multi_label_margin_loss(t["logits"], t["labels"], r)),
        new("multilabel_soft_margin_loss", OfLogits,
            (t, r) => F.multilabel_soft_margin_loss(t["logits"], t["shares"], reduction: r)),
        new("multilabel_soft_margin_loss weight", OfLogits,
            (t, r) => F.multilabel_soft_margin_loss(t["logits"], t["shares"], t["class_weight"], r)),
        new("ctc_loss", ["ctc_logits"],
            (t, r) => F.ctc_loss(CtcLogP(t), t["ctc_targets"], t["ctc_input_lengths"], t["ctc_target_lengths"], reduction: r)),
        new("ctc_loss blank 3 zero_infinity", ["ctc_logits"],
            (t, r) => F.ctc_loss(
                CtcLogP(t), WithoutThree(t["ctc_targets"]), t["ctc_target_lengths"], t["ctc_target_lengths"], 3, true, r)),
    ];

    private static LossCase[] Regression() =>
    [
        new("mse_loss", OfAAndB, (t, r) => F.mse_loss(t["a"], t["b"], r)),
        new("l1_loss", OfAAndB, (t, r) => F.l1_loss(t["a"], t["b"], r)),
        new("smooth_l1_loss", OfAAndB, (t, r) => F.smooth_l1_loss(t["a"], t["b"], r)),
        new("smooth_l1_loss beta 0.4", OfAAndB, (t, r) => F.smooth_l1_loss(t["a"], t["b"], r, 0.4)),
        new("huber_loss", OfAAndB, (t, r) => F.huber_loss(t["a"], t["b"], reduction: r)),
        new("huber_loss delta 0.4", OfAAndB, (t, r) => F.huber_loss(t["a"], t["b"], 0.4, r)),
        new("kl_div", ["logits", "shares"], (t, r) => F.kl_div(LogP(t), Native.Aten.log.Call(t["shares"]), reduction: r)),
        new("kl_div shares", ["logits", "shares"], (t, r) => F.kl_div(LogP(t), t["shares"], false, r)),
        new("poisson_nll_loss", ["a"], (t, r) => F.poisson_nll_loss(t["a"], t["counts"], reduction: r)),
        new("poisson_nll_loss full", ["a"], (t, r) => F.poisson_nll_loss(t["a"], t["counts"], full: true, reduction: r)),
        new("poisson_nll_loss plain", ["probabilities"],
            (t, r) => F.poisson_nll_loss(t["probabilities"], t["counts"], false, false, 0.25f, r)),
        new("gaussian_nll_loss", ["a", "b", "variance"],
            (t, r) => F.gaussian_nll_loss(t["a"], t["b"], t["variance"], reduction: r)),
        new("gaussian_nll_loss full", ["a", "b", "row_variance"],
            (t, r) => F.gaussian_nll_loss(t["a"], t["b"], t["row_variance"], true, reduction: r)),
        // Where the floor holds the variance, its gradient is PyTorch's and not that of the differences.
        new("gaussian_nll_loss eps", OfAAndB,
            (t, r) => F.gaussian_nll_loss(t["a"], t["b"], Native.Aten.reshape.Call(t["row_variance"], new long[] { -1 }), false, 0.5f, r)),
    ];

    private static LossCase[] Embedding() =>
    [
        new("hinge_embedding_loss", ["a"], (t, r) => F.hinge_embedding_loss(t["a"], t["signs"], reduction: r)),
        new("hinge_embedding_loss margin 1", ["a"], (t, r) => F.hinge_embedding_loss(t["a"], t["signs"], 1.0, r)),
        new("margin_ranking_loss", OfAAndB, (t, r) => F.margin_ranking_loss(t["a"], t["b"], t["signs"], reduction: r)),
        new("margin_ranking_loss margin 0.3", OfAAndB, (t, r) => F.margin_ranking_loss(t["a"], t["b"], t["signs"], 0.3, r)),
        new("soft_margin_loss", ["a"], (t, r) => F.soft_margin_loss(t["a"], t["signs"], r)),
        new("triplet_margin_loss", ["a", "b", "c"], (t, r) => F.triplet_margin_loss(t["a"], t["b"], t["c"], reduction: r)),
        new("triplet_margin_loss p 3 swap", ["a", "b", "c"],
            (t, r) => F.triplet_margin_loss(t["a"], t["b"], t["c"], 2.0, 3, 1e-3, true, r)),
        new("triplet_margin_with_distance_loss", ["a", "b", "c"],
            (t, r) => F.triplet_margin_with_distance_loss(t["a"], t["b"], t["c"], reduction: r)),
        new("triplet_margin_with_distance_loss swap", ["a", "b", "c"],
            (t, r) => F.triplet_margin_with_distance_loss(t["a"], t["b"], t["c"], CityBlocks, 2.0, true, r)),
        new("cosine_embedding_loss", OfAAndB, (t, r) => F.cosine_embedding_loss(t["a"], t["b"], t["row_signs"], reduction: r)),
        new("cosine_embedding_loss margin -0.8", OfAAndB,
            (t, r) => F.cosine_embedding_loss(t["a"], t["b"], t["row_signs"], -0.8, r)),
    ];

    public static Tensor CityBlocks(Tensor first, Tensor second) => F.pairwise_distance(first, second, 1.0, 0.0);

    private static Tensor LogP(TensorSet t) => F.log_softmax(t["logits"], 1);

    private static Tensor CtcLogP(TensorSet t) => F.log_softmax(t["ctc_logits"], 2);

    private static Tensor WithoutThree(Tensor targets) => new Native.Operator("clamp_max").Call(targets, 2L);
}
