using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Lethe.Unlearning.LabelAgnostic;

public record LafOptions
{
    [Range(0, 10_000), Description("How often the smaller of the two sets is seen, at most.")]
    public int Epochs { get; init; } = 20;

    [Range(2, 65_536), Description("Records of each set in one step.")]
    public int BatchSize { get; init; } = 32;

    [Range(0, 100), Description("Learning rate of the steps that drive features of the forget set away; published: 0.00005 for small networks, 0.00001 for ResNets.")]
    public double UnlearningRate { get; init; } = 5e-5;

    [Range(0, 100), Description("Learning rate of the steps that bring features of the retain set back; published: 0.0001 for small networks, 0.00004 for ResNets.")]
    public double AlignmentRate { get; init; } = 1e-4;

    [Range(0.01, 1e6), Description("Temperature of the alignment loss on the forget set; published: 5 or 20.")]
    public double Temperature { get; init; } = 20;

    [Range(1, 1024), Description("Numbers that each autoencoder describes a record by; published: 8 for small networks, 16 for ResNets.")]
    public int Latent { get; init; } = 8;

    [Range(0, 10_000), Description("Epochs of each autoencoder.")]
    public int AutoencoderEpochs { get; init; } = 10;

    [Range(0, 100), Description("Learning rate of the autoencoders.")]
    public double AutoencoderRate { get; init; } = 1e-3;

    [Range(0, 1000), Description("Weight of the autoencoders' prior.")]
    public double Prior { get; init; } = 0.025;

    [Description("As published, autoencoders end in a sigmoid and see features as they are, most of which it cannot reach. Off: they see standardised features and can reach all.")]
    public bool Sigmoid { get; init; }

    [Range(1, 10_000), Description("Ends when the forget set's features have moved no further for so many epochs, and keeps the epoch where they were furthest; null: never.")]
    public int? Patience { get; init; } = 3;
}
