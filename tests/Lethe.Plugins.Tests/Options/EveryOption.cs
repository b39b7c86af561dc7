using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Lethe.Sdk;

namespace Lethe.Plugins.Tests.Options;

/// <summary>One property of everything that options can be.</summary>
public sealed record EveryOption
{
    [Range(1, 100), Description("How often.")] public int Epochs { get; init; } = 3;

    public long Records { get; init; } = 5_000_000_000;

    [Range(0, 1, MinimumIsExclusive = true)] public double Rate { get; init; } = 0.5;

    [Range(1, int.MaxValue)] public int? Limit { get; init; }

    public bool KeepHead { get; init; } = true;

    public string Title { get; init; } = "none";

    public string? Note { get; init; }

    public SomeNorm Norm { get; init; } = SomeNorm.LInfinity;

    [AllowedValues("fast", "exact")] public string Mode { get; init; } = "fast";

    [AllowedValues(16, 32)] public int Bits { get; init; } = 32;

    public IReadOnlyList<int> Layers { get; init; } = [1, 2];

    [Range(0, 1)] public double[] Radii { get; init; } = [];

    public IReadOnlyList<SomeNorm> Norms { get; init; } = [];

    [MinLength(1)] public IReadOnlyList<string> Names { get; init; } = ["all"];

    public PluginReference Objective { get; init; } = "train.cross-entropy";

    public PluginReference? Extra { get; init; }

    public int Doubled => Epochs * 2;
}

public enum SomeNorm
{
    LInfinity,
    L2,
    MeanAbsolute,
}
