using Lethe.Unlearning.Gradients;
using Lethe.Unlearning.Steps;
using Lethe.Unlearning.Tests.Support;
using static TorchSharp.torch;

namespace Lethe.Unlearning.Tests;

public class UnoTests
{
    private const string OneStep = "\"epochs\": 1, \"batchSize\": 64, \"momentum\": 0, \"weightDecay\": 0, \"stopAtLoss\": 1000";

    [Fact]
    public void Projection_OfTwoVectors_IsOrthogonalToTheOther()
    {
        using var scope = NewDisposeScope();
        Tensor one = randn(500, ScalarType.Float64, generator: new Generator(1)), other = randn(500, ScalarType.Float64, generator: new Generator(2));

        var found = Projection.Orthogonal(one, other);

        Assert.True(Math.Abs((found.dot(other) / found.norm() / other.norm()).item<double>()) < 1e-12);
        Assert.True((one - found).norm().item<double>() > 1e-3);
    }

    [Theory]
    [InlineData(2.0, 4.0, 1), InlineData(-4.0, 2.0, 0), InlineData(-1.0, -2.0, 1), InlineData(3.0, 1.0, 0.5)]
    public void SquaredCosine_KnownVectors_IsFromZeroToOne(double x, double y, double expected)
    {
        using var scope = NewDisposeScope();

        Assert.Equal(expected, Projection.SquaredCosine(tensor(new[] { 1.0, 2 }), tensor(new[] { x, y })).item<double>(), 1e-9);
    }

    [Theory]
    [InlineData("ascent"), InlineData("surgery")]
    public void Uno_FirstOrderStep_LeavesTheOtherLossAlone(string mode)
    {
        using var scope = NewDisposeScope();
        using var scene = new Forgetting();
        var trained = scene.Trained();

        var found = scene.Run("unlearn.uno", $$"""{ {{OneStep}}, "mode": "{{mode}}", "learningRate": 0.001 }""", from: trained);

        var model = new FlatModel(trained);
        var step = new FlatModel(found).Values() - model.Values();
        double Along(Split split)
        {
            var all = split.All();
            var gradient = model.Gradient(nn.functional.cross_entropy(trained.Forward(all.Inputs), all.Targets));
            return (step.dot(gradient) / step.norm() / gradient.norm()).item<float>();
        }

        var (moved, still) = mode == "ascent" ? (Along(scene.Forget), Along(scene.Retain)) : (-Along(scene.Retain), Along(scene.Forget));
        Assert.True(moved > 0.1, $"{moved}");
        Assert.True(Math.Abs(still) < 1e-3, $"{still}");
    }

    [Fact]
    public void Uno_OrthogonalSteps_LowerTheSquaredCosine()
    {
        using var scope = NewDisposeScope();
        using var scene = new Forgetting();
        var trained = scene.Trained();
        double Cosine(Subject subject)
        {
            var model = new FlatModel(subject);
            Tensor Gradient(Split split)
            {
                var all = split.All();
                return model.Gradient(nn.functional.cross_entropy(subject.Forward(all.Inputs), all.Targets));
            }

            return Projection.SquaredCosine(Gradient(scene.Forget), Gradient(scene.Retain)).item<float>();
        }

        var found = scene.Run("unlearn.uno", """{ "mode": "orthogonal", "epochs": 50, "learningRate": 0.003, "momentum": 0, "weightDecay": 0 }""", from: trained);

        Assert.True(Cosine(found) < 0.5 * Cosine(trained), $"{Cosine(found)} {Cosine(trained)}");
    }

    [Fact]
    public void Uno_OrthogonalWithoutItsTerm_DescendsTheRetainLoss()
    {
        using var scene = new Forgetting();

        var expected = scene.Run("unlearn.fine-tune", """{ "epochs": 1, "momentum": 0, "weightDecay": 0, "learningRate": 0.1 }""");
        var found = scene.Run("unlearn.uno", $$"""{ {{OneStep}}, "mode": "orthogonal", "orthogonality": 0, "learningRate": 0.1 }""");

        Assert.True(Forgetting.Distance(expected, found) < 1e-6);
    }

    [Fact]
    public void Uno_AscentOfWhatTheModelKnows_ForgetsItAndKeepsTheRest()
    {
        using var scene = new Forgetting();
        var trained = scene.Trained();

        var model = scene.Run("unlearn.uno", """{ "epochs": 60, "learningRate": 0.01 }""", from: trained);

        Assert.True(Forgetting.Loss(model, scene.Forget) > Forgetting.Loss(trained, scene.Forget) + 0.3);
        Assert.True(Forgetting.Loss(model, scene.Retain) < Forgetting.Loss(trained, scene.Retain) + 0.2);
    }
}
