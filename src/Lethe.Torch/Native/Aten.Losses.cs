namespace Lethe.Torch.Native;

internal static partial class Aten
{
    public static readonly Operator cross_entropy_loss = new("cross_entropy_loss");
    public static readonly Operator nll_loss_nd = new("nll_loss_nd");
    public static readonly Operator binary_cross_entropy = new("binary_cross_entropy");
    public static readonly Operator binary_cross_entropy_with_logits = new("binary_cross_entropy_with_logits");
    public static readonly Operator mse_loss = new("mse_loss");
    public static readonly Operator l1_loss = new("l1_loss");
    public static readonly Operator smooth_l1_loss = new("smooth_l1_loss");
    public static readonly Operator huber_loss = new("huber_loss");
    public static readonly Operator kl_div = new("kl_div");
    public static readonly Operator poisson_nll_loss = new("poisson_nll_loss");
    public static readonly Operator hinge_embedding_loss = new("hinge_embedding_loss");
    public static readonly Operator margin_ranking_loss = new("margin_ranking_loss");
    public static readonly Operator multi_margin_loss = new("multi_margin_loss");
    public static readonly Operator multilabel_margin_loss = new("multilabel_margin_loss");
    public static readonly Operator soft_margin_loss = new("soft_margin_loss");
    public static readonly Operator triplet_margin_loss = new("triplet_margin_loss");
    public static readonly Operator cosine_embedding_loss = new("cosine_embedding_loss");
    public static readonly Operator ctc_loss_Tensor = new("ctc_loss.Tensor");
    public static readonly Operator cosine_similarity = new("cosine_similarity");
    public static readonly Operator pairwise_distance = new("pairwise_distance");
    public static readonly Operator norm_ScalarOpt_dim = new("norm.ScalarOpt_dim");
    public static readonly Operator any = new("any");
    public static readonly Operator mean = new("mean");
    public static readonly Operator sum = new("sum");
}
