using Lethe.Unlearning.Tests.Support;
using static TorchSharp.torch;

namespace Lethe.Unlearning.Tests;

public class FineTuneTests
{
    private const double Decay = 0.05;

    [Theory]
    [InlineData(1), InlineData(2)]
    public void FineTune_SoftmaxRegressionFromAnyStart_EndsAtTheOptimumOfTheRetainSet(long start)
    {
        using var scene = new Forgetting("""{ "widths": [] }""", seed: start);

        var model = scene.Run("unlearn.fine-tune", """{ "epochs": 800, "learningRate": 0.3, "weightDecay": 0.05 }""");

        // With decay the loss is strictly convex: its gradient is 0 at one place only.
        Assert.True(Gradient(scene.Original, scene.Retain) > 0.05);
        Assert.True(Gradient(model, scene.Retain) < 1e-6, $"{Gradient(model, scene.Retain)}");
    }

    [Fact]
    public void FineTune_WithItsDefaults_DoesNotRaiseTheRetainLoss()
    {
        using var scene = new Forgetting();
        var log = new Log();

        var model = scene.Run("unlearn.fine-tune", sink: log);

        Assert.True(Forgetting.Loss(model, scene.Retain) < Forgetting.Loss(scene.Original, scene.Retain));
        Assert.Equal(10, log.Lines.Count);
        Assert.StartsWith("epoch 1: retain loss ", log.Lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public void FineTune_Diverging_SaysSoAndWhatToDo()
    {
        using var scene = new Forgetting("""{ "widths": [16, 16] }""");

        var failure = Assert.Throws<ModelException>(
            () => scene.Run("unlearn.fine-tune", """{ "learningRate": 100, "weightDecay": 1, "epochs": 100 }"""));

        Assert.Contains("retain loss is", failure.Message);
        Assert.Contains("Lower learningRate", failure.Message);
    }

    // The largest entry of the gradient of mean cross-entropy + decay / 2 * |weights|^2, by its closed form.
    private static double Gradient(Subject subject, Split split)
    {
        using var scope = NewDisposeScope();
        var all = split.All();
        var state = subject.Module.state_dict();
        var weights = cat([state["head.weight"].detach(), state["head.bias"].detach().unsqueeze(1)], 1).to(ScalarType.Float64);
        var inputs = cat([all.Inputs.to(ScalarType.Float64), ones([split.Count, 1], ScalarType.Float64)], 1);
        var errors = inputs.matmul(weights.t()).softmax(1) - nn.functional.one_hot(all.Targets, Forgetting.Classes);
        return (errors.t().matmul(inputs) / split.Count + Decay * weights).abs().max().item<double>();
    }
}
