using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Lethe.Attribution.Matching;

public sealed record DatamodelMatchingOptions
{
    [Description("What foretells the outputs without the forget set, with its options: attribute.datamodel from shadows, attribute.influence, attribute.ek-fac or attribute.trak from the model itself.")]
    public PluginReference Attribution { get; init; } = "attribute.datamodel";

    [Range(0, 100), Description("What foretold changes are multiplied with.")]
    public double Scale { get; init; } = 1;

    [Range(0.01, 1000), Description("The most that one output is moved, in deviations over models trained alike, where the attribution knows them; null: anything.")]
    public double? Cap { get; init; } = 3;

    [Range(0, 10_000), Description("Passes over the tuning set.")]
    public int Epochs { get; init; } = 10;

    [Range(1, 65_536), Description("Records in one step. Fewer where the forget set is small: ten records to forget are ten steps otherwise.")]
    public int BatchSize { get; init; } = 512;

    [Range(0, 1), Description("Adam's learning rate in the first epoch. What matters most: search from 0.00001 to 0.05.")]
    public double LearningRate { get; init; } = 1e-4;

    [Range(0.01, 1), Description("What the learning rate is multiplied with after each epoch.")]
    public double Decay { get; init; } = 0.95;

    [Range(0, 1000), Description("How often an epoch has each record of the forget set.")]
    public double ForgetMultiple { get; init; } = 5;

    [Range(0, 1000), Description("Records of the retain set in the tuning set, for each one of the forget set.")]
    public double RetainMultiple { get; init; } = 20;

    [Range(0, 1e6), Description("The weight of the squared distance to the weights it begins with.")]
    public double Pull { get; init; }

    [Description("Whether what moves all logits of a record alike is no error. Not for outputs that are no logits.")]
    public bool Centre { get; init; } = true;

    internal MatchSettings Settings => new(Epochs, BatchSize, LearningRate, Decay, Pull, Centre);
}
