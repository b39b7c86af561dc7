using Lethe.Torch.Tests.Support;
using static TorchSharp.torch;

namespace Lethe.Torch.Tests.Activations;

/// <param name="Name">As in the recorded figures.</param>
/// <param name="Differentiable">The inputs whose gradients are checked.</param>
/// <param name="Compute">What is measured.</param>
internal sealed record ActivationCase(string Name, string[] Differentiable, Func<TensorSet, Tensor> Compute)
{
    private static readonly string[] OfX = ["x"];
    private static readonly string[] OfAAndB = ["a", "b"];

    public static readonly ActivationCase[] All =
    [
        new("relu", OfX, t => nn.functional.relu(t["x"])),
        new("relu6", OfX, t => nn.functional.relu6(t["x"])),
        new("leaky_relu", OfX, t => nn.functional.leaky_relu(t["x"])),
        new("leaky_relu slope 0.2", OfX, t => nn.functional.leaky_relu(t["x"], 0.2)),
        new("prelu", ["x", "slope"], t => nn.functional.prelu(t["x"], t["slope"])),
        new("prelu per channel", ["x", "slopes"], t => nn.functional.prelu(t["x"], t["slopes"])),
        new("rrelu", OfX, t => nn.functional.rrelu(t["x"])),
        new("rrelu 0.3 to 0.5", OfX, t => nn.functional.rrelu(t["x"], 0.3, 0.5)),
        new("elu", OfX, t => nn.functional.elu(t["x"], 1.0)),
        new("elu alpha 0.7", OfX, t => nn.functional.elu(t["x"], 0.7)),
        new("elu scaled", OfX, t => t["x"].elu(0.7, 1.1, 0.9)),
        new("selu", OfX, t => nn.functional.selu(t["x"])),
        new("celu", OfX, t => t["x"].celu()),
        new("celu alpha 1.6", OfX, t => nn.functional.celu(t["x"], 1.6)),
        new("gelu", OfX, t => nn.functional.gelu(t["x"])),
        new("gelu tanh", OfX, t => Lethe.Torch.Activations.GeluTanh(t["x"])),
        new("silu", OfX, t => nn.functional.silu(t["x"])),
        new("mish", OfX, t => nn.functional.mish(t["x"])),
        new("glu", OfX, t => nn.functional.glu(t["x"])),
        new("glu dim -2", ["image"], t => nn.functional.glu(t["image"], -2)),
        new("sigmoid", OfX, t => nn.functional.sigmoid(t["x"])),
        new("logsigmoid", OfX, t => nn.functional.logsigmoid(t["x"])),
        new("tanh", OfX, t => nn.functional.tanh(t["x"])),
        new("hardsigmoid", OfX, t => nn.functional.hardsigmoid(t["x"])),
        new("hardswish", OfX, t => nn.functional.hardswish(t["x"])),
        new("hardtanh", OfX, t => nn.functional.hardtanh(t["x"])),
        new("hardtanh -2 to 0.5", OfX, t => nn.functional.hardtanh(t["x"], -2.0, 0.5)),
        new("hardshrink", OfX, t => nn.functional.hardshrink(t["x"])),
        new("hardshrink lambda 2", OfX, t => nn.functional.hardshrink(t["x"], 2.0)),
        new("softshrink", OfX, t => nn.functional.softshrink(t["x"])),
        new("softshrink lambda 0.2", OfX, t => nn.functional.softshrink(t["x"], 0.2)),
        new("softplus", OfX, t => nn.functional.softplus(t["x"])),
        new("softplus beta 3 threshold 5", OfX, t => nn.functional.softplus(t["x"], 3, 5)),
        new("softsign", OfX, t => nn.functional.softsign(t["x"])),
        new("tanhshrink", OfX, t => nn.functional.tanhshrink(t["x"])),
        new("threshold", OfX, t => nn.functional.threshold(t["x"], 0.1, -5.0)),
        new("softmax", OfX, t => nn.functional.softmax(t["x"], 1)),
        new("softmax dim 0", OfX, t => softmax(t["x"], 0)),
        new("softmax2d", ["image"], t => nn.functional.softmax2d(t["image"])),
        new("softmin", OfX, t => nn.functional.softmin(t["x"], 1)),
        new("log_softmax", OfX, t => nn.functional.log_softmax(t["x"], 1)),
        new("cosine_similarity", OfAAndB, t => nn.functional.cosine_similarity(t["a"], t["b"])),
        new("cosine_similarity dim 0", OfAAndB, t => nn.functional.cosine_similarity(t["a"], t["b"], 0, 1e-3)),
        new("pairwise_distance", OfAAndB, t => nn.functional.pairwise_distance(t["a"], t["b"])),
        new("pairwise_distance p 3 keepdim", OfAAndB, t => nn.functional.pairwise_distance(t["a"], t["b"], 3.0, 1e-3, true)),
        new("normalize", ["a"], t => nn.functional.normalize(t["a"])),
        new("normalize p 1 dim 0", ["a"], t => nn.functional.normalize(t["a"], 1.0, 0)),
    ];
}
