using Lethe.Torch.Tests.Support;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Lethe.Torch.Tests.Losses;

public class LossModuleTests
{
    private static readonly RecordedFigures Recorded = new("activations_and_losses");

    private const nn.Reduction Sum = nn.Reduction.Sum;

    /// <summary>Each module, set up as the recorded function of that name was.</summary>
    private static readonly Dictionary<string, Func<TensorSet, Tensor>> Modules = new()
    {
        ["cross_entropy/sum"] = t => Of(nn.CrossEntropyLoss(reduction: Sum), t["logits"], t["classes"]),
        ["cross_entropy/mean"] = t => Of(nn.CrossEntropyLoss(), t["logits"], t["classes"]),
        ["cross_entropy ignored/mean"] = t => Of(nn.CrossEntropyLoss(t["class_weight"]), t["logits"], t["some_ignored"]),
        ["cross_entropy ignore_index 3/mean"] = t => Of(nn.CrossEntropyLoss(ignore_index: 3), t["logits"], t["three_ignored"]),
        ["cross_entropy smoothing/sum"] = t =>
            Of(new CrossEntropyLoss(t["class_weight"], null, Sum, 0.15), t["logits"], t["classes"]),
        ["nll_loss map/sum"] = t => Of(nn.NLLLoss(reduction: Sum), t["map_logits"], t["map_classes"]),
        ["binary_cross_entropy weight/mean"] = t => Of(nn.BCELoss(t["class_weight"]), t["probabilities"], t["shares"]),
        ["binary_cross_entropy_with_logits weights/sum"] = t =>
            Of(nn.BCEWithLogitsLoss(t["class_weight"], Sum, t["positive_weight"]), t["logits"], t["shares"]),
        ["multi_margin_loss/mean"] = t => Of(nn.MultiMarginLoss(), t["logits"], t["classes"]),
        ["multi_margin_loss p 2 weight/sum"] = t => Of(nn.MultiMarginLoss(2, 0.7, t["class_weight"], Sum), t["logits"], t["classes"]),
        ["multi_label_margin_loss/mean"] = t => Of(nn.MultiLabelMarginLoss(), t["logits"], t["labels"]),
        ["multilabel_soft_margin_loss weight/mean"] = t =>
            Of(nn.MultiLabelSoftMarginLoss(t["class_weight"]), t["logits"], t["shares"]),
        ["mse_loss/mean"] = t => Of(nn.MSELoss(), t["a"], t["b"]),
        ["mse_loss/none"] = t => Of(nn.MSELoss(nn.Reduction.None), t["a"], t["b"]),
        ["l1_loss/sum"] = t => Of(nn.L1Loss(Sum), t["a"], t["b"]),
        ["smooth_l1_loss beta 0.4/mean"] = t => Of(nn.SmoothL1Loss(beta: 0.4), t["a"], t["b"]),
        ["huber_loss delta 0.4/sum"] = t => Of(nn.HuberLoss(0.4, Sum), t["a"], t["b"]),
        ["kl_div/sum"] = t => Of(nn.KLDivLoss(reduction: Sum), LogP(t), Native.Aten.log.Call(t["shares"])),
        ["kl_div shares/mean"] = t => Of(nn.KLDivLoss(false), LogP(t), t["shares"]),
        ["poisson_nll_loss/mean"] = t => Of(nn.PoissonNLLLoss(), t["a"], t["counts"]),
        ["poisson_nll_loss plain/sum"] = t => Of(nn.PoissonNLLLoss(false, false, 0.25f, Sum), t["probabilities"], t["counts"]),
        ["gaussian_nll_loss/mean"] = t => Of(nn.GaussianNLLLoss(), t["a"], t["b"], t["variance"]),
        ["gaussian_nll_loss full/sum"] = t => Of(nn.GaussianNLLLoss(true, reduction: Sum), t["a"], t["b"], t["row_variance"]),
        ["hinge_embedding_loss/mean"] = t => Of(new HingeEmbeddingLoss(), t["a"], t["signs"]),
        ["hinge_embedding_loss margin 1/sum"] = t => Of(nn.HingeEmbeddingLoss(reduction: Sum), t["a"], t["signs"]),
        ["margin_ranking_loss margin 0.3/mean"] = t => Of(nn.MarginRankingLoss(0.3), t["a"], t["b"], t["signs"]),
        ["soft_margin_loss/sum"] = t => Of(nn.SoftMarginLoss(Sum), t["a"], t["signs"]),
        ["cosine_embedding_loss margin -0.8/sum"] = t => Of(nn.CosineEmbeddingLoss(-0.8, Sum), t["a"], t["b"], t["row_signs"]),
        ["triplet_margin_loss/mean"] = t => Of(nn.TripletMarginLoss(), t["a"], t["b"], t["c"]),
        ["triplet_margin_loss p 3 swap/sum"] = t => Of(nn.TripletMarginLoss(2, 3, 1e-3, true, Sum), t["a"], t["b"], t["c"]),
        ["triplet_margin_with_distance_loss/mean"] = t => Of(nn.TripletMarginWithDistanceLoss(), t["a"], t["b"], t["c"]),
        ["triplet_margin_with_distance_loss swap/sum"] = t =>
            Of(nn.TripletMarginWithDistanceLoss(LossCase.CityBlocks, 2, true, Sum), t["a"], t["b"], t["c"]),
        ["ctc_loss/mean"] = t => Ctc(nn.CTCLoss(), t),
        ["cosine_similarity"] = t => Of(nn.CosineSimilarity(), t["a"], t["b"]),
        ["cosine_similarity dim 0"] = t => Of(nn.CosineSimilarity(0, 1e-3), t["a"], t["b"]),
        ["pairwise_distance"] = t => Of(nn.PairwiseDistance(), t["a"], t["b"]),
        ["pairwise_distance p 3 keepdim"] = t => Of(nn.PairwiseDistance(3, 1e-3, true), t["a"], t["b"]),
    };

    public static TheoryData<string> Names => [.. Modules.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Module_OfRecordedInputs_GivesTheFiguresOfItsFunction(string name)
    {
        using var scope = NewDisposeScope();
        Recorded.Match(name, Modules[name](Recorded.Inputs()));
    }

    [Fact]
    public void Loss_TellsWhatItWasGiven()
    {
        using var scope = NewDisposeScope();
        var weight = Matching.Vector(1, 2);
        using var loss = new CrossEntropyLoss(weight, 7, Sum, 0.25);
        Assert.Same(weight, loss.weight);
        Assert.Equal((7L, Sum, 0.25), (loss.ignore_index!.Value, loss.reduction, loss.label_smoothing));
        Assert.Equal("CrossEntropyLoss", loss.GetName());
        Assert.Empty(loss.parameters());
    }

    [Fact]
    public void Weight_OfADisposedLoss_IsStillTheCallers()
    {
        using var scope = NewDisposeScope();
        var weight = Matching.Vector(1, 2);
        nn.CrossEntropyLoss(weight).Dispose();
        Assert.Equal([1.0, 2.0], weight.data<double>().ToArray());
    }

    private static Tensor LogP(TensorSet t) => nn.functional.log_softmax(t["logits"], 1);

    private static Tensor Of(nn.Module<Tensor, Tensor, Tensor> module, Tensor first, Tensor second)
    {
        using (module) return module.call(first, second);
    }

    private static Tensor Of(nn.Module<Tensor, Tensor, Tensor, Tensor> module, Tensor first, Tensor second, Tensor third)
    {
        using (module) return module.call(first, second, third);
    }

    private static Tensor Ctc(Loss<Tensor, Tensor, Tensor, Tensor, Tensor> loss, TensorSet t)
    {
        using (loss)
        {
            var logP = nn.functional.log_softmax(t["ctc_logits"], 2);
            return loss.call(logP, t["ctc_targets"], t["ctc_input_lengths"], t["ctc_target_lengths"]);
        }
    }
}
