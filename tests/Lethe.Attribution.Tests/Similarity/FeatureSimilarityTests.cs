using Lethe.Attribution.Tests.Support;
using Lethe.Fixtures;
using static TorchSharp.torch;

namespace Lethe.Attribution.Tests.Similarity;

public class FeatureSimilarityTests
{
    [Theory, InlineData(false), InlineData(true)]
    public void Attribute_IsTheCosineOfWhatGoesIntoTheLastLayer(bool signed)
    {
        using var scope = NewDisposeScope();
        using var subject = Jobs.Subject(() => nn.Linear(2, 2));
        var train = Records.Of("train", [[3, 4], [-4, 3], [0, 0]], [0, 0, 1]);
        var targets = Records.Of("targets", [[6, 8], [1, 0]], [0, 1]);

        var scores = Shelf.Create<IAttribution>("attribute.similarity", signed ? """{ "signed": true }""" : "{}").Attribute(Jobs.Of(subject, train, targets));

        float[] expected = signed ? [1, -0.6f, 0, 0.8f, 0, 0] : [1, 0.6f, 0, -0.8f, 0, 0];
        Assert.Equal(expected, scores.data<float>().ToArray().Select(score => MathF.Round(score, 6) + 0f));
    }
}
