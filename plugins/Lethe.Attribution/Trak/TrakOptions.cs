using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Lethe.Attribution.Projections;

namespace Lethe.Attribution.Trak;

public sealed record TrakOptions : IUsesShadows
{
    [Range(0, 10_000), Description("Models that are looked at beside the subject; scores get better with each.")]
    public int Shadows { get; init; }

    [Range(0.01, 1), Description("The share of the training records, drawn at random, that each of them sees. 1: all, from a start of its own.")]
    public double ShadowFraction { get; init; } = IUsesShadows.UsualFraction;

    [Description("auto: whole gradients of models with up to 4096 learning numbers, else two-sided.")]
    public ProjectionKind Projection { get; init; } = ProjectionKind.Auto;

    [Range(1, 1024), Description("two-sided: numbers on each side of a layer's gradient, which is left with as many squared.")]
    public int Side { get; init; } = 16;

    [Range(1, 100_000), Description("dense: numbers that are left of a gradient. At most a quarter of the training records, or with a penalty.")]
    public int Dimension { get; init; } = 2048;

    [Range(0, 1e6), Description("What is added to the diagonal, as a multiple of its mean. 0 where no two directions are alike.")]
    public double Penalty { get; init; } = 0.01;

    [Range(1, 1_000_000), Description("How many MiB gradients and random matrices may take at once.")]
    public int Megabytes { get; init; } = 512;

    internal long Bytes => (long)Megabytes << 20;
}
