using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Lethe.Data.Selectors;

public sealed record QueryOptions
{
    [Required, Description("""What to forget, such as label == 3 and owner in ["a", "b"], or id starts "train-00".""")]
    public string Where { get; init; } = "";
}
