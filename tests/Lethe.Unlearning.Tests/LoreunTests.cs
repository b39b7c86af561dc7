using Lethe.Unlearning.Reweighting;
using Lethe.Unlearning.Tests.Support;
using static TorchSharp.torch;

namespace Lethe.Unlearning.Tests;

public class LoreunTests
{
    /// <summary>Whom it can wrap, with options that make a difference.</summary>
    public static TheoryData<string, string> Wrapped { get; } = new()
    {
        { "unlearn.gradient-ascent", "\"epochs\": 3, \"batchSize\": 5, \"learningRate\": 0.05, \"stopAtLoss\": 1000" },
        { "unlearn.random-labels", "\"epochs\": 3, \"batchSize\": 16" },
        { "unlearn.random-labels", "\"epochs\": 3, \"batchSize\": 16, \"order\": \"merged\"" },
        { "unlearn.salun", "\"epochs\": 3, \"batchSize\": 16" },
        { "unlearn.npo", "\"epochs\": 3, \"batchSize\": 5, \"learningRate\": 0.05" },
    };

    [Fact]
    public void Weights_OfTwoLosses_AreOneAndAHalfAndAHalf()
    {
        using var scope = NewDisposeScope();

        var found = LossWeights.Of(tensor(new[] { 0, 0.7 * Math.Log(3) }), 0.7).data<double>().ToArray();
        var huge = LossWeights.Of(tensor(new[] { 5000.0, 5000, 9000 }), 0.1).data<double>().ToArray();

        // The smaller the loss, the harder to forget, the more it counts.
        Assert.Equal(1.5, found[0], 1e-12);
        Assert.Equal(0.5, found[1], 1e-12);
        Assert.Equal([1.5, 1.5, 0], huge);
    }

    [Theory, MemberData(nameof(Wrapped))]
    public void Loreun_AllWeightsAlike_IsTheMethodAlone(string method, string options)
    {
        using var scene = new Forgetting();
        var trained = scene.Trained();

        var alone = scene.Run(method, $$"""{ {{options}} }""", from: trained);
        var alike = scene.Run("unlearn.loreun", $$"""{ "temperature": 1e9, "method": { "use": "{{method}}", {{options}} } }""", from: trained);
        var weighed = scene.Run("unlearn.loreun", $$"""{ "temperature": 0.1, "method": { "use": "{{method}}", {{options}} } }""", from: trained);

        Assert.True(Forgetting.Distance(alone, alike) < 1e-5, $"{Forgetting.Distance(alone, alike)}");
        Assert.True(Forgetting.Distance(alone, weighed) > 1e-3);
    }

    [Fact]
    public void Loreun_Static_KeepsTheWeightsOfTheOriginal()
    {
        using var scene = new Forgetting();
        var trained = scene.Trained();
        Subject Run(bool dynamic, int epochs) => scene.Run(
            "unlearn.loreun",
            $$"""{ "temperature": 0.2, "dynamic": {{(dynamic ? "true" : "false")}}, "method": { "use": "unlearn.gradient-ascent", "epochs": {{epochs}}, "learningRate": 0.05, "stopAtLoss": 1000 } }""", from: trained);

        // In the first step of all both see the same losses.
        Assert.True(Forgetting.Distance(Run(true, 1), Run(false, 1)) < 1e-6);
        Assert.True(Forgetting.Distance(Run(true, 6), Run(false, 6)) > 1e-3);
    }

    [Fact]
    public void Loreun_AMethodWithoutALossOfSingleRecords_IsRefusedInWords()
    {
        using var scene = new Forgetting();

        Assert.Contains("could be weighed", Assert.Throws<ModelException>(() => scene.Run("unlearn.loreun", """{ "method": "unlearn.fine-tune" }""")).Message);
    }
}
