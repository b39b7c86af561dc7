using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Lethe.Data.Selectors;

public sealed record RandomOptions
{
    [Range(0, 1), Description("Share of the training records; 0.05 when neither this nor a count is given.")]
    public double? Fraction { get; init; }

    [Range(1, 100_000_000), Description("Number of training records, instead of a share.")]
    public int? Count { get; init; }
}
