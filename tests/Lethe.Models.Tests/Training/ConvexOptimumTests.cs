using Lethe.Models.Tests.Support;
using static TorchSharp.torch;

namespace Lethe.Models.Tests.Training;

/// <summary>Softmax regression with weight decay has one optimum. Newton's method, written here on its own, finds it too.</summary>
public class ConvexOptimumTests
{
    private const double Decay = 0.05;

    [Fact]
    public void Train_SoftmaxRegressionByFullBatches_EndsAtTheOptimumThatNewtonFinds()
    {
        using var scope = NewDisposeScope();
        using var sample = Sample.Rows(120, features: 4, classes: 3);
        var recipe = Shelf.Create<IRecipe>("model.train", """
            { "architecture": { "use": "arch.mlp", "widths": [] }, "epochs": 600, "batchSize": 120, "learningRate": 0.5,
              "momentum": 0.9, "weightDecay": 0.05, "schedule": "cosine" }
            """);

        using var subject = recipe.Train(sample.Job());

        var expected = Newton(sample);
        var head = subject.Module.state_dict();
        var found = cat([head["head.weight"].detach(), head["head.bias"].detach().unsqueeze(1)], 1).to(ScalarType.Float64);
        Assert.True((found - expected).abs().max().item<double>() < 1e-4, $"{found} instead of {expected}");
    }

    // Minimises mean cross-entropy + decay / 2 * |weights|^2 over [classes, features + 1], the bias as a weight of 1.
    private static Tensor Newton(Sample sample)
    {
        var all = sample.All();
        var inputs = (all.Inputs.to(ScalarType.Float64) - 0.5) / 0.2f;
        var (count, classes) = (inputs.size(0), sample.Classes);
        var x = cat([inputs, ones([count, 1], ScalarType.Float64)], 1);
        var size = x.size(1);
        var targets = nn.functional.one_hot(all.Targets, classes).to(ScalarType.Float64);
        var weights = zeros([classes, size], ScalarType.Float64);
        for (var round = 0; round < 30; round++)
        {
            var p = x.matmul(weights.t()).softmax(1);
            var gradient = (p - targets).t().matmul(x) / count + Decay * weights;
            // Blocks p_a (1[a = b] - p_b) x x' of the Hessian
            var curvature = diag_embed(p) - p.unsqueeze(2) * p.unsqueeze(1);
            var hessian = einsum("nab,ni,nj->aibj", curvature, x, x).reshape(classes * size, classes * size) / count
                + Decay * eye(classes * size, dtype: ScalarType.Float64);
            weights -= linalg.solve(hessian, gradient.reshape(-1, 1)).view(classes, size);
        }
        return weights;
    }
}
