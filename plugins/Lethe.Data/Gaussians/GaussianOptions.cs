using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Lethe.Data.Gaussians;

public sealed record GaussianOptions : IDependsOnSeed
{
    [Range(2, 1_000_000), Description("Training records.")]
    public int Train { get; init; } = 1000;

    [Range(0, 1_000_000), Description("Validation records.")]
    public int Validation { get; init; }

    [Range(0, 1_000_000), Description("Test records.")]
    public int Test { get; init; } = 1000;

    [Range(2, 100), Description("Classes.")]
    public int Classes { get; init; } = 3;

    [Range(1, 1000), Description("Features of a record.")]
    public int Features { get; init; } = 2;

    [Range(0, 100), Description("Distance of each class's mean from the origin, in deviations of a class.")]
    public double Separation { get; init; } = 2;

    [Range(0, 0.9), Description("How unequal the classes' deviations are: they go from 1 less this to 1 plus this.")]
    public double Spread { get; init; }

    [Range(0.1, 1), Description("Each class is this many times as likely as the one before; 1: all alike.")]
    public double Imbalance { get; init; } = 1;

    [Range(0, 10_000), Description("Owners, to each of whom records are dealt at random; 0: none.")]
    public int Owners { get; init; }

    [Description("Draws the same records whatever the request's seed is; without it they follow that seed.")]
    public long? Seed { get; init; }

    bool IDependsOnSeed.DependsOnSeed => Seed is null;
}
