using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Lethe.Calibration.Conformal;

public sealed record ConformalOptions
{
    [Range(0.001, 0.5), Description("Shares of records whose set may miss the right class; each is a slice.")]
    public IReadOnlyList<double> Alpha { get; init; } = [0.1];

    [Description("lac: one less the probability, the smallest sets. aps: adaptive sets, larger where the model is unsure. raps: the same with a penalty on late ranks.")]
    public IReadOnlyList<ScoreKind> Scores { get; init; } = [ScoreKind.Lac, ScoreKind.Aps, ScoreKind.Raps];

    [Description("all: one threshold. classes: one a class from its own records, so that coverage holds class by class. clusters: one for classes with like scores.")]
    public IReadOnlyList<GroupKind> Thresholds { get; init; } = [GroupKind.All];

    [Description("Count a random share of the last class of aps and raps, drawn once for each record: exact coverage, at times an empty set. Without it sets are larger.")]
    public bool Randomised { get; init; } = true;

    [Range(0, 10), Description("Penalty of raps on each rank beyond the free ones.")]
    public double Penalty { get; init; } = 0.01;

    [Range(0, 10_000), Description("Ranks of raps without a penalty.")]
    public int FreeRanks { get; init; } = 5;

    [Description("given: penalty and free ranks as they stand here. size, strata: chosen on 30% of the calibration records, for the smallest sets or for the most even coverage over set sizes.")]
    public PenaltyChoice Tune { get; init; } = PenaltyChoice.Given;

    [Range(0, 1000), Description("Changes of the input that sets must survive, as Euclidean lengths in the input's own units; each is a slice. Needs noisy copies of the records, so it takes a while.")]
    public IReadOnlyList<double> Epsilon { get; init; } = [];

    [Range(0, 1000), Description("Standard deviation of the noise for that; 0: twice the greatest length.")]
    public double Noise { get; init; }

    [Range(16, 100_000), Description("Noisy copies of each record.")]
    public int Copies { get; init; } = 256;

    [Range(1e-9, 0.1), Description("Chance that a mean over the copies is further from the truth than is allowed for.")]
    public double Misfortune { get; init; } = 0.001;

    [Range(10, 1_000_000), Description("Refuses to make noisy copies of more records than these; the first so many of both parts, drawn at random, are used.")]
    public int NoisyRecords { get; init; } = 500;

    [Description("What the model's outputs are. probabilities: for models that end in a softmax.")]
    public OutputKind Outputs { get; init; } = OutputKind.Logits;
}
