using Lethe.Unlearning.Tests.Support;
using static TorchSharp.torch;

namespace Lethe.Unlearning.Tests;

public class RetrainTests
{
    private static IRecipe Recipe(int width = 16) => Shelf.Create<IRecipe>(
        "model.train", $$"""{ "architecture": { "use": "arch.mlp", "widths": [{{width}}] }, "epochs": 30, "learningRate": 0.1 }""");

    [Fact]
    public void Retrain_FromAnyStart_IsTheRecipeOnTheRetainSet()
    {
        using var one = new Forgetting(seed: 1) { Recipe = Recipe() };
        using var other = new Forgetting(seed: 2) { Recipe = Recipe() };

        var found = one.Run("unlearn.retrain");

        Assert.Equal(Forgetting.Bits(found), Forgetting.Bits(other.Run("unlearn.retrain")));
        Assert.NotEqual(Forgetting.Bits(found), Forgetting.Bits(one.Run("unlearn.retrain", seed: 8)));
        Assert.True(Forgetting.Loss(found, one.Retain) < 0.5 * Forgetting.Loss(one.Original, one.Retain));
        Assert.False(found.Module.training);
    }

    [Fact]
    public void Retrain_WithoutAClass_NeverSaysThatClass()
    {
        using var scope = NewDisposeScope();
        var train = new Forgetting().Train;
        int[] rows = [.. Enumerable.Range(0, train.Count).Where(row => train.Label(row) == 1)];
        using var scene = new Forgetting { Recipe = Recipe(), Forget = train.Subset("forget", rows), Retain = train.Without("retain", rows) };

        var answers = scene.Run("unlearn.retrain").Predict(scene.Forget.All().Inputs).argmax(1).data<long>().ToArray();

        Assert.DoesNotContain(1, answers);
    }

    [Fact]
    public void Retrain_RecipeOfAnotherNetwork_IsRefusedInWords()
    {
        using var scene = new Forgetting { Recipe = Recipe(width: 8) };

        Assert.Contains("do not fit", Assert.Throws<ModelException>(() => scene.Run("unlearn.retrain")).Message);
    }
}
