using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Lethe.Unlearning.Steps;

namespace Lethe.Unlearning.Baselines;

public sealed record L1SparseOptions : DescentOptions
{
    [Range(0, 1000), Description("Weight of the sum of all weights' magnitudes at the start; it falls linearly to 0.")]
    public double Penalty { get; init; } = 5e-4;

    [Range(0, 10_000), Description("Epochs without the penalty at the end.")]
    public int FreeEpochs { get; init; }

    /// <summary>The weight in an epoch counted from 0.</summary>
    internal double PenaltyAt(int epoch)
    {
        var penalised = Epochs - FreeEpochs;
        return epoch < penalised ? Penalty * (1 - (double)epoch / penalised) : 0;
    }
}
