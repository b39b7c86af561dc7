using Lethe.Models.Training;
using static TorchSharp.torch;

namespace Lethe.Models.Tests.Training;

public class AugmenterTests
{
    [Fact]
    public void Flip_EachImage_IsItselfOrItsMirrorImage()
    {
        using var scope = NewDisposeScope();
        var batch = Batch(64, 5);

        var changed = new Augmenter(AugmentationKind.Flip, 4, new RandomStream(1)).Apply(batch);

        var mirrored = 0;
        for (var i = 0; i < 64; i++)
        {
            var (before, after) = (batch.Inputs[i], changed.Inputs[i]);
            if (after.Equals(before)) continue;
            Assert.True(after.Equals(before.flip(2)));
            mirrored++;
        }
        Assert.InRange(mirrored, 16, 48);
    }

    [Fact]
    public void Crop_EachImage_IsAWindowOfThePaddedOne()
    {
        using var scope = NewDisposeScope();
        var batch = Batch(40, 6);

        var changed = new Augmenter(AugmentationKind.Crop, 2, new RandomStream(1)).Apply(batch);

        var padded = nn.functional.pad(batch.Inputs, [2, 2, 2, 2]);
        var seen = new HashSet<(int, int)>();
        for (var i = 0; i < 40; i++)
        {
            var places = from top in Enumerable.Range(0, 5)
                         from left in Enumerable.Range(0, 5)
                         where changed.Inputs[i].Equals(padded[i].narrow(1, top, 6).narrow(2, left, 6))
                         select (top, left);
            seen.Add(Assert.Single(places));
        }
        Assert.True(seen.Count > 10, $"only {seen.Count} of 25 places were drawn");
    }

    [Theory]
    [InlineData(AugmentationKind.Flip), InlineData(AugmentationKind.Crop), InlineData(AugmentationKind.FlipCrop)]
    public void Apply_AnyKind_KeepsShapeLabelsAndRows(AugmentationKind kind)
    {
        using var scope = NewDisposeScope();
        var batch = Batch(7, 4);

        var changed = new Augmenter(kind, 3, new RandomStream(2)).Apply(batch);

        Assert.Equal(batch.Inputs.shape, changed.Inputs.shape);
        Assert.Same(batch.Labels, changed.Labels);
        Assert.Same(batch.Rows, changed.Rows);
    }

    [Fact]
    public void Apply_SameSeed_GivesTheSameImagesAndAnotherSeedOthers()
    {
        using var scope = NewDisposeScope();
        var batch = Batch(32, 8);
        Tensor Of(long seed) => new Augmenter(AugmentationKind.FlipCrop, 4, new RandomStream(seed)).Apply(batch).Inputs;

        Assert.True(Of(3).Equals(Of(3)));
        Assert.False(Of(3).Equals(Of(4)));
    }

    private static Batch Batch(int count, int size) => new(
        arange(1, 1 + count * 2 * size * size, dtype: ScalarType.Float32).view(count, 2, size, size), arange(count), [.. Enumerable.Range(0, count)]);
}
