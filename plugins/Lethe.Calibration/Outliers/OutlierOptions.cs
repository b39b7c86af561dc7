using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Lethe.Calibration.Outliers;

public sealed record OutlierOptions
{
    [Description("Where records come from that the model is not meant to know: a data source, of which the test split is taken, or the training split where "
        + "there is none; or model.predictions with what the same model said of such records. Without it: the test records with noise on them.")]
    public PluginReference? Data { get; init; }

    [Range(1e-4, 1000), Description("Standard deviation of that noise, as a share of the range of the inputs; where they have none, of their standard deviation.")]
    public double Noise { get; init; } = 0.2;

    [Description("msp: the greatest probability. max-logit: the greatest logit. energy, entropy: of all of them. mahalanobis, relative-mahalanobis, "
        + "neighbours: how far the features are from those of training records; each is a slice.")]
    public IReadOnlyList<FamiliarityKind> Scores { get; init; } = [.. Enum.GetValues<FamiliarityKind>()];

    [Range(0.01, 1000), Description("Temperature of the energy.")]
    public double Temperature { get; init; } = 1;

    [Range(10, 1_000_000), Description("At most so many records of either kind, drawn at random.")]
    public int Records { get; init; } = 5000;

    [Range(10, 1_000_000), Description("At most so many training records that features are compared with, drawn at random.")]
    public int Known { get; init; } = 5000;

    [Range(1, 10_000), Description("Which of the nearest training records counts for neighbours, from 1.")]
    public int Neighbour { get; init; } = 50;

    [Description("What the model's outputs are. probabilities: for models that end in a softmax.")]
    public OutputKind Outputs { get; init; } = OutputKind.Logits;

    [Range(100, 100_000), Description("Resamples behind each interval.")]
    public int Draws { get; init; } = 1000;
}
