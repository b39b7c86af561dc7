using Lethe.Unlearning.Tests.Support;

namespace Lethe.Unlearning.Tests;

public class NegativeGradientPlusTests
{
    private const string Same = "\"batchNorm\": \"frozen-stats\", \"weightDecay\": 0, \"epochs\": 4, \"learningRate\": 0.05";

    [Fact]
    public void NegativeGradientPlus_RetainAlone_IsFineTuningBitForBit()
    {
        using var scene = new Forgetting("""{ "widths": [16], "batchNorm": true, "dropout": 0.3 }""");

        var expected = scene.Run("unlearn.fine-tune", $$"""{ {{Same}}, "batchSize": 10 }""");
        var found = scene.Run("unlearn.negative-gradient-plus", $$"""{ {{Same}}, "batchSize": 10, "retainShare": 1 }""");

        Assert.Equal(Forgetting.Bits(expected), Forgetting.Bits(found));
        Assert.True(Forgetting.Distance(scene.Original, found) > 0.01);
    }

    [Fact]
    public void NegativeGradientPlus_ForgetAlone_IsGradientAscent()
    {
        using var scene = new Forgetting();

        var expected = scene.Run("unlearn.gradient-ascent", $$"""{ {{Same}}, "stopAtLoss": 1000, "clipNorm": null }""");
        var found = scene.Run("unlearn.negative-gradient-plus", $$"""{ {{Same}}, "retainShare": 0, "stopAtLoss": 1000 }""");

        Assert.True(Forgetting.Distance(expected, found) < 1e-5);
        Assert.True(Forgetting.Distance(scene.Original, found) > 0.01);
    }

    [Fact]
    public void NegativeGradientPlus_ForALongTime_StaysNearChanceAndDoesNotRunAway()
    {
        using var scene = new Forgetting();
        var trained = scene.Trained();
        const string Long = "\"epochs\": 200, \"learningRate\": 0.02, \"retainShare\": 0.6";

        var bounded = scene.Run("unlearn.negative-gradient-plus", $$"""{ {{Long}} }""", from: trained);
        var unbounded = scene.Run("unlearn.negative-gradient-plus", $$"""{ {{Long}}, "stopAtLoss": 1000 }""", from: trained);

        Assert.InRange(Forgetting.Loss(bounded, scene.Forget), 0.5, 5);
        Assert.True(Forgetting.Loss(unbounded, scene.Forget) > 2 * Forgetting.Loss(bounded, scene.Forget));
    }

    [Fact]
    public void NegativeGradientPlus_Anchored_StaysNearerToTheOriginal()
    {
        using var scene = new Forgetting();
        double Away(double anchor) => Forgetting.Distance(
            scene.Original, scene.Run("unlearn.negative-gradient-plus", $$"""{ "batchNorm": "frozen-stats", "weightDecay": 0, "epochs": 40, "learningRate": 0.05, "momentum": 0, "anchor": {{anchor}} }"""));

        Assert.True(Away(5) < 0.5 * Away(0));
        Assert.Equal(Away(0), Away(1e-7), 1e-5);
    }

    [Fact]
    public void NegativeGradientPlus_OfWhatTheModelKnows_ForgetsItAndKeepsTheRest()
    {
        using var scene = new Forgetting();
        var trained = scene.Trained();

        var model = scene.Run("unlearn.negative-gradient-plus", """{ "epochs": 30, "learningRate": 0.02, "retainShare": 0.85 }""", from: trained);

        Assert.True(Forgetting.Loss(model, scene.Forget) > Forgetting.Loss(trained, scene.Forget) + 0.3, $"{Forgetting.Loss(model, scene.Forget)} {Forgetting.Loss(trained, scene.Forget)} {Forgetting.Loss(model, scene.Retain)} {Forgetting.Loss(trained, scene.Retain)}");
        Assert.True(Forgetting.Loss(model, scene.Retain) < Forgetting.Loss(trained, scene.Retain) + 0.3, $"{Forgetting.Loss(model, scene.Retain)}");
    }
}
