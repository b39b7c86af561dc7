using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Lethe.Models.Architectures;

public sealed record MlpOptions
{
    [Range(1, 65_536), Description("Units of each hidden layer, from the input on; an empty list: softmax regression.")]
    public IReadOnlyList<int> Widths { get; init; } = [128];

    [Description("What follows each hidden layer.")]
    public Activation Activation { get; init; } = Activation.Relu;

    [Description("Batch normalisation before each activation.")]
    public bool BatchNorm { get; init; }

    [Range(0, 0.95), Description("Share of hidden units dropped in training.")]
    public double Dropout { get; init; }
}
