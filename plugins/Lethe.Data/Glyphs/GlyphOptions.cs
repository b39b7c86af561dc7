using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Lethe.Data.Glyphs;

public sealed record GlyphOptions : IDependsOnSeed
{
    [Range(20, 200_000), Description("Training images.")]
    public int Train { get; init; } = 2000;

    [Range(0, 200_000), Description("Validation images.")]
    public int Validation { get; init; }

    [Range(0, 200_000), Description("Test images, all with their right labels and without near copies.")]
    public int Test { get; init; } = 1000;

    [Range(12, 64), Description("Pixels along each side.")]
    public int Size { get; init; } = 28;

    [AllowedValues(1, 3), Description("1 for grey images, 3 for colour.")]
    public int Channels { get; init; } = 1;

    [Range(1, 10_000), Description("How many people wrote them. Each has a handwriting, and owns what they wrote.")]
    public int Owners { get; init; } = 50;

    [Range(0, 0.5), Description("Share of the training images that carry a wrong label.")]
    public double LabelNoise { get; init; }

    [Range(0, 0.5), Description("Share of the training images that are near copies of another one.")]
    public double Duplicates { get; init; }

    [Description("Draws the same images whatever the request's seed is; without it they follow that seed.")]
    public long? Seed { get; init; }

    bool IDependsOnSeed.DependsOnSeed => Seed is null;
}
