"""Records what PyTorch 1.13 gives for every activation and loss.

    python3 activations_and_losses.py > activations_and_losses.json
"""
import json

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
torch.manual_seed(20240611)


def drawn(*shape):
    """Three decimals, so that the file says exactly what was computed."""
    return (torch.randn(*shape) * 1000).round() / 1000


def share(*shape):
    return (torch.rand(*shape) * 0.9 + 0.05).mul(1000).round() / 1000


# Away from every kink: 0, 0.1, 0.5, 1, 3, 6.
x = torch.tensor([-4.2, -3.3, -1.7, -0.83, -0.31, -0.07, 0.06, 0.42, 0.77, 1.9, 3.6, 7.3]).reshape(3, 4)
inputs = dict(
    x=x,
    image=x.reshape(3, 2, 2) * 0.5,
    slope=torch.tensor([0.25]),
    slopes=torch.tensor([0.1, 0.2, 0.3, 0.4]),
    logits=drawn(4, 5),
    classes=torch.tensor([1, 0, 4, 2]),
    some_ignored=torch.tensor([1, -100, 4, 2]),
    three_ignored=torch.tensor([1, 3, 3, 2]),
    shares=share(4, 5),
    class_weight=torch.tensor([0.5, 1.5, 2.0, 0.25, 1.0]),
    map_logits=drawn(2, 3, 4),
    map_classes=torch.tensor([[0, 2, 1, 1], [2, 2, 0, 1]]),
    probabilities=share(4, 5),
    positive_weight=torch.tensor([2.0, 0.5, 1.0, 3.0, 1.25]),
    a=drawn(4, 5),
    b=drawn(4, 5),
    c=drawn(4, 5),
    counts=torch.tensor([[0, 1, 2, 3, 4], [5, 0, 1, 7, 2], [1, 1, 3, 0, 2], [2, 6, 1, 4, 0]]).double(),
    variance=share(4, 5),
    row_variance=share(4, 1),
    signs=torch.tensor([[1, -1, 1, 1, -1], [-1, -1, 1, -1, 1], [1, 1, 1, -1, -1], [-1, 1, -1, 1, 1]]).double(),
    row_signs=torch.tensor([1, -1, -1, 1]).double(),
    labels=torch.tensor([[3, 0, -1, 1, 2], [1, -1, 0, 0, 0], [4, 2, 1, -1, 0], [0, 1, 2, 3, 4]]),
    ctc_logits=drawn(6, 2, 4),
    ctc_targets=torch.tensor([[1, 2, 2], [3, 1, 0]]),
    ctc_input_lengths=torch.tensor([6, 5]),
    ctc_target_lengths=torch.tensor([3, 2]),
)
globals().update(inputs)

activations = {
    "relu": F.relu(x),
    "relu6": F.relu6(x),
    "leaky_relu": F.leaky_relu(x),
    "leaky_relu slope 0.2": F.leaky_relu(x, 0.2),
    "prelu": F.prelu(x, slope),
    "prelu per channel": F.prelu(x, slopes),
    "rrelu": F.rrelu(x),
    "rrelu 0.3 to 0.5": F.rrelu(x, 0.3, 0.5),
    "elu": F.elu(x, 1.0),
    "elu alpha 0.7": F.elu(x, 0.7),
    "elu scaled": torch._C._nn.elu(x, 0.7, 1.1, 0.9),
    "selu": F.selu(x),
    "celu": F.celu(x, 1.0),
    "celu alpha 1.6": F.celu(x, 1.6),
    "gelu": F.gelu(x),
    "gelu tanh": F.gelu(x, approximate="tanh"),
    "silu": F.silu(x),
    "mish": F.mish(x),
    "glu": F.glu(x),
    "glu dim -2": F.glu(image, -2),
    "sigmoid": torch.sigmoid(x),
    "logsigmoid": F.logsigmoid(x),
    "tanh": torch.tanh(x),
    "hardsigmoid": F.hardsigmoid(x),
    "hardswish": F.hardswish(x),
    "hardtanh": F.hardtanh(x),
    "hardtanh -2 to 0.5": F.hardtanh(x, -2.0, 0.5),
    "hardshrink": F.hardshrink(x),
    "hardshrink lambda 2": F.hardshrink(x, 2.0),
    "softshrink": F.softshrink(x),
    "softshrink lambda 0.2": F.softshrink(x, 0.2),
    "softplus": F.softplus(x),
    "softplus beta 3 threshold 5": F.softplus(x, 3, 5),
    "softsign": F.softsign(x),
    "tanhshrink": F.tanhshrink(x),
    "threshold": F.threshold(x, 0.1, -5.0),
    "softmax": F.softmax(x, 1),
    "softmax dim 0": F.softmax(x, 0),
    "softmax2d": torch.nn.Softmax2d()(image),
    "softmin": F.softmin(x, 1),
    "log_softmax": F.log_softmax(x, 1),
    "cosine_similarity": F.cosine_similarity(a, b),
    "cosine_similarity dim 0": F.cosine_similarity(a, b, 0, 1e-3),
    "pairwise_distance": F.pairwise_distance(a, b),
    "pairwise_distance p 3 keepdim": F.pairwise_distance(a, b, 3.0, 1e-3, True),
    "normalize": F.normalize(a),
    "normalize p 1 dim 0": F.normalize(a, 1.0, 0),
}


def far(first, second):
    return (first - second).abs().sum(-1)


log_p = F.log_softmax(logits, 1)
losses = {
    "cross_entropy": lambda r: F.cross_entropy(logits, classes, reduction=r),
    "cross_entropy weight": lambda r: F.cross_entropy(logits, classes, class_weight, reduction=r),
    "cross_entropy ignored": lambda r: F.cross_entropy(logits, some_ignored, class_weight, reduction=r),
    "cross_entropy ignore_index 3": lambda r: F.cross_entropy(logits, three_ignored, ignore_index=3, reduction=r),
    "cross_entropy smoothing": lambda r: F.cross_entropy(logits, classes, class_weight, reduction=r, label_smoothing=0.15),
    "cross_entropy shares": lambda r: F.cross_entropy(logits, shares, class_weight, reduction=r, label_smoothing=0.1),
    "cross_entropy map": lambda r: F.cross_entropy(map_logits, map_classes, reduction=r),
    "nll_loss": lambda r: F.nll_loss(log_p, classes, reduction=r),
    "nll_loss weight ignored": lambda r: F.nll_loss(log_p, some_ignored, class_weight, reduction=r),
    "nll_loss map": lambda r: F.nll_loss(map_logits, map_classes, reduction=r),
    "binary_cross_entropy": lambda r: F.binary_cross_entropy(probabilities, shares, reduction=r),
    "binary_cross_entropy weight": lambda r: F.binary_cross_entropy(probabilities, shares, class_weight, reduction=r),
    "binary_cross_entropy_with_logits": lambda r: F.binary_cross_entropy_with_logits(logits, shares, reduction=r),
    "binary_cross_entropy_with_logits weights": lambda r: F.binary_cross_entropy_with_logits(
        logits, shares, class_weight, reduction=r, pos_weight=positive_weight),
    "mse_loss": lambda r: F.mse_loss(a, b, reduction=r),
    "l1_loss": lambda r: F.l1_loss(a, b, reduction=r),
    "smooth_l1_loss": lambda r: F.smooth_l1_loss(a, b, reduction=r),
    "smooth_l1_loss beta 0.4": lambda r: F.smooth_l1_loss(a, b, reduction=r, beta=0.4),
    "huber_loss": lambda r: F.huber_loss(a, b, reduction=r),
    "huber_loss delta 0.4": lambda r: F.huber_loss(a, b, reduction=r, delta=0.4),
    "kl_div": lambda r: F.kl_div(log_p, shares.log(), reduction=r, log_target=True),
    "kl_div shares": lambda r: F.kl_div(log_p, shares, reduction=r),
    "poisson_nll_loss": lambda r: F.poisson_nll_loss(a, counts, reduction=r),
    "poisson_nll_loss full": lambda r: F.poisson_nll_loss(a, counts, full=True, reduction=r),
    "poisson_nll_loss plain": lambda r: F.poisson_nll_loss(probabilities, counts, log_input=False, eps=0.25, reduction=r),
    "gaussian_nll_loss": lambda r: F.gaussian_nll_loss(a, b, variance, reduction=r),
    "gaussian_nll_loss full": lambda r: F.gaussian_nll_loss(a, b, row_variance, full=True, reduction=r),
    "gaussian_nll_loss eps": lambda r: F.gaussian_nll_loss(a, b, row_variance[:, 0], eps=0.5, reduction=r),
    "hinge_embedding_loss": lambda r: F.hinge_embedding_loss(a, signs, margin=0.0, reduction=r),
    "hinge_embedding_loss margin 1": lambda r: F.hinge_embedding_loss(a, signs, margin=1.0, reduction=r),
    "margin_ranking_loss": lambda r: F.margin_ranking_loss(a, b, signs, reduction=r),
    "margin_ranking_loss margin 0.3": lambda r: F.margin_ranking_loss(a, b, signs, margin=0.3, reduction=r),
    "multi_margin_loss": lambda r: F.multi_margin_loss(logits, classes, reduction=r),
    "multi_margin_loss p 2 weight": lambda r: F.multi_margin_loss(
        logits, classes, p=2, margin=0.7, weight=class_weight, reduction=r),
    "multi_label_margin_loss": lambda r: F.multilabel_margin_loss(logits, labels, reduction=r),
    "multilabel_soft_margin_loss": lambda r: F.multilabel_soft_margin_loss(logits, shares, reduction=r),
    "multilabel_soft_margin_loss weight": lambda r: F.multilabel_soft_margin_loss(
        logits, shares, class_weight, reduction=r),
    "soft_margin_loss": lambda r: F.soft_margin_loss(a, signs, reduction=r),
    "triplet_margin_loss": lambda r: F.triplet_margin_loss(a, b, c, reduction=r),
    "triplet_margin_loss p 3 swap": lambda r: F.triplet_margin_loss(a, b, c, margin=2.0, p=3, eps=1e-3, swap=True, reduction=r),
    "triplet_margin_with_distance_loss": lambda r: F.triplet_margin_with_distance_loss(a, b, c, reduction=r),
    "triplet_margin_with_distance_loss swap": lambda r: F.triplet_margin_with_distance_loss(
        a, b, c, distance_function=far, margin=2.0, swap=True, reduction=r),
    "cosine_embedding_loss": lambda r: F.cosine_embedding_loss(a, b, row_signs, reduction=r),
    "cosine_embedding_loss margin -0.8": lambda r: F.cosine_embedding_loss(a, b, row_signs, margin=-0.8, reduction=r),
    "ctc_loss": lambda r: F.ctc_loss(
        F.log_softmax(ctc_logits, 2), ctc_targets, ctc_input_lengths, ctc_target_lengths, reduction=r),
    "ctc_loss blank 3 zero_infinity": lambda r: F.ctc_loss(
        F.log_softmax(ctc_logits, 2), ctc_targets.clamp(max=2), ctc_target_lengths, ctc_target_lengths, blank=3,
        zero_infinity=True, reduction=r),
}


def written(tensor):
    return {"shape": list(tensor.shape), "data": tensor.reshape(-1).tolist()}


expected = {name: written(value) for name, value in activations.items()}
for name, loss in losses.items():
    for reduction in ("none", "mean", "sum"):
        expected[f"{name}/{reduction}"] = written(loss(reduction))

print("{")
for title, table in (("inputs", {name: dict(written(value), integers=not value.is_floating_point())
                                 for name, value in inputs.items()}), ("expected", expected)):
    print(f' "{title}": {{')
    print(",\n".join(f"  {json.dumps(name)}: {json.dumps(value)}" for name, value in table.items()))
    print(" }" + ("," if title == "inputs" else ""))
print("}")
