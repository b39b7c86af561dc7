using Lethe.Unlearning.Layers;
using Lethe.Unlearning.Tests.Support;

namespace Lethe.Unlearning.Tests;

public class LayerMethodTests
{
    private const string Deep = """{ "widths": [16, 12], "batchNorm": true }""";
    private const string Steps = "\"epochs\": 3, \"learningRate\": 0.05, \"batchSize\": 10";

    [Theory]
    [InlineData(1, "head"), InlineData(2, "head norm2 linear2"), InlineData(3, "head norm2 linear2 norm1 linear1")]
    public void LastBlocks_CountedFromTheOutput_BringTheirBatchNorm(int blocks, string expected)
    {
        using var scene = new Forgetting(Deep);

        var found = LastBlocks.Of(scene.Job(scene.Original), blocks);

        Assert.Equal(expected.Split(' ').Order(), found.Order());
    }

    [Theory]
    [InlineData("unlearn.cf-k"), InlineData("unlearn.eu-k")]
    public void LayerMethod_PartsBeforeTheCut_StayBitForBit(string id)
    {
        using var scene = new Forgetting(Deep);

        var found = scene.Run(id, $$"""{ {{Steps}}, "blocks": 2, "batchNorm": "frozen-stats" }""").Module.state_dict();

        foreach (var (name, before) in scene.Original.Module.state_dict())
        {
            var kept = name.StartsWith("linear1", StringComparison.Ordinal) || name.StartsWith("norm1", StringComparison.Ordinal) || name.StartsWith("standardise", StringComparison.Ordinal);
            var same = before.detach().bytes.SequenceEqual(found[name].detach().bytes);
            Assert.True(same == (kept || name.Contains("running", StringComparison.Ordinal) || name.Contains("tracked", StringComparison.Ordinal)), name);
        }
    }

    [Fact]
    public void CfK_AllBlocks_IsFineTuningBitForBit()
    {
        using var scene = new Forgetting(Deep);

        var expected = scene.Run("unlearn.fine-tune", $$"""{ {{Steps}} }""");
        var found = scene.Run("unlearn.cf-k", $$"""{ {{Steps}}, "blocks": 9, "batchNorm": "train" }""");

        Assert.Equal(Forgetting.Bits(expected), Forgetting.Bits(found));
    }

    [Fact]
    public void EuK_AllBlocks_RemembersNothingOfTheOriginal()
    {
        using var one = new Forgetting(Deep, seed: 1);
        using var other = new Forgetting(Deep, seed: 2);

        var found = one.Run("unlearn.eu-k", $$"""{ {{Steps}}, "blocks": 9 }""", from: one.Trained());

        Assert.Equal(Forgetting.Bits(found), Forgetting.Bits(other.Run("unlearn.eu-k", $$"""{ {{Steps}}, "blocks": 9 }""")));
        Assert.NotEqual(Forgetting.Bits(found), Forgetting.Bits(one.Run("unlearn.eu-k", $$"""{ {{Steps}}, "blocks": 9 }""", seed: 8)));
    }

    [Fact]
    public void EuK_LastBlock_LearnsTheRetainSetAgain()
    {
        using var scene = new Forgetting();
        var trained = scene.Trained();

        var model = scene.Run("unlearn.eu-k", """{ "epochs": 60, "learningRate": 0.1 }""", from: trained);

        Assert.True(Forgetting.Loss(model, scene.Retain) < 0.6 * Math.Log(3), $"{Forgetting.Loss(model, scene.Retain)}");
    }

    [Theory]
    [InlineData("unlearn.cf-k"), InlineData("unlearn.eu-k")]
    public void LayerMethod_AnArchive_IsRefusedInWords(string id)
    {
        using var scene = new Forgetting();
        var script = scene.AsScript();

        Assert.Contains("named layers", Assert.Throws<CapabilityException>(() => scene.Run(id, from: script)).Message);
    }
}
