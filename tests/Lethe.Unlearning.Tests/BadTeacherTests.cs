using Lethe.Unlearning.Steps;
using Lethe.Unlearning.Tests.Support;
using static TorchSharp.torch;

namespace Lethe.Unlearning.Tests;

public class BadTeacherTests
{
    private const string Options = """{ "epochs": 40, "learningRate": 0.01, "batchSize": 16, "retainFraction": 1 }""";

    [Fact]
    public void Kl_FromTheStudentsOwnAnswers_HasNoGradient()
    {
        using var scope = NewDisposeScope();
        var logits = randn(8, 5, ScalarType.Float64, generator: new Generator(1)).requires_grad_();

        var slope = autograd.grad([Divergence.Kl(logits.detach(), logits, 2).mean()], [logits])[0];

        Assert.True(slope.abs().max().item<double>() < 1e-15);
    }

    [Fact]
    public void BadTeacher_OfWhatTheModelKnows_AnswersThereAsTheIncompetentOne()
    {
        using var scope = NewDisposeScope();
        using var scene = new Forgetting();
        var trained = scene.Trained();
        using var incompetent = trained.Copy();
        FreshWeights.Draw(incompetent.Module, new RandomStream(7).Fork("incompetent"));

        var model = scene.Run("unlearn.bad-teacher", Options, from: trained);

        Assert.True(Kl(incompetent, model, scene.Forget) < 0.5 * Kl(incompetent, trained, scene.Forget));
        Assert.True(Forgetting.Loss(model, scene.Forget) > Forgetting.Loss(trained, scene.Forget) + 0.3);
        Assert.True(Kl(trained, model, scene.Retain) < 0.5 * Kl(trained, model, scene.Forget));
    }

    [Fact]
    public void BadTeacher_WithAndWithoutLabels_IsTheSame()
    {
        using var scene = new Forgetting();
        using var withheld = new Forgetting { Forget = scene.Forget.WithoutLabels(), Retain = scene.Retain.WithoutLabels() };

        Assert.Equal(Forgetting.Bits(scene.Run("unlearn.bad-teacher", Options)), Forgetting.Bits(withheld.Run("unlearn.bad-teacher", Options)));
    }

    [Fact]
    public void Draw_OfANetwork_IsSpreadAsAFreshOneIsAndKeepsTheStandardisation()
    {
        using var scope = NewDisposeScope();
        using var scene = new Forgetting("""{ "widths": [200], "batchNorm": true }""");
        using var drawn = scene.Trained().Copy();
        var before = drawn.Module.state_dict()["standardise.mean"].clone();

        FreshWeights.Draw(drawn.Module, new RandomStream(5));

        var state = drawn.Module.state_dict();
        // Uniform within one half, for four inputs.
        Assert.InRange(state["linear1.weight"].abs().max().item<float>(), 0.49, 0.5);
        Assert.Equal(0.5 / Math.Sqrt(3), state["linear1.weight"].detach().std().item<float>(), 0.02);
        Assert.InRange(state["linear1.bias"].abs().max().item<float>(), 0.45, 0.5);
        Assert.InRange(state["head.weight"].abs().max().item<float>(), 0.06, 1 / Math.Sqrt(200));
        Assert.True((state["norm1.weight"] == 1).all().item<bool>() && (state["norm1.bias"] == 0).all().item<bool>());
        Assert.True((state["norm1.running_mean"] == 0).all().item<bool>() && (state["norm1.running_var"] == 1).all().item<bool>());
        Assert.True((state["standardise.mean"] == before).all().item<bool>());
    }

    private static double Kl(Subject teacher, Subject student, Split split)
    {
        using var scope = NewDisposeScope();
        var inputs = split.All().Inputs;
        return Divergence.Kl(teacher.Predict(inputs), student.Predict(inputs)).mean().item<float>();
    }
}
