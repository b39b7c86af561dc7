using System.ComponentModel;

namespace Lethe.Selection.Duplicates;

public sealed record NearDuplicatesOptions : AmountOptions
{
    [Description("What is compared. features: the model's activations before its last layer. inputs: the records as the data give them.")]
    public SimilaritySpace Space { get; init; } = SimilaritySpace.Features;

    [Description("together: the records whose nearest neighbour is nearest, and so both of a pair; only the last pair may be parted by the number asked for. "
        + "apart: of each pair one, whose twin stays. That is the worst case: what stays goes on teaching what was to be forgotten, "
        + "so that a model retrained without it knows it still, and a method that makes a model deny it harms the twin.")]
    public TwinRule Twins { get; init; } = TwinRule.Together;
}
