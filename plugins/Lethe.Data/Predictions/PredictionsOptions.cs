using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Lethe.Data.Predictions;

public sealed record PredictionsOptions : IReadsFiles
{
    [Required, Description("The file: .npz with arrays by name, .npy with the outputs alone, or a .csv table, one row a record.")]
    public string Path { get; init; } = "";

    [Description("Array of an .npz with the model's outputs, records by classes. In a table every column is an output that is named nowhere else here.")]
    public string Predictions { get; init; } = "predictions";

    [Description("Array or column with the right classes: whole numbers from 0.")]
    public string Labels { get; init; } = "labels";

    [Description("Beside an .npy: a second .npy with the right classes.")]
    public string? LabelsFile { get; init; }

    [Description("Array or column that is 1 where the model was trained on the record, else 0. Those records become the training split, so that "
        + "some of them can be chosen as a forget set; without it nobody knows what the model was trained on.")]
    public string? Member { get; init; }

    [Description("Column of a table with an id for each record; without it rows are numbered.")]
    public string? Id { get; init; }

    [Description("What the outputs are. probabilities are checked, then divided by the sum of their row in double precision.")]
    public OutputKind Outputs { get; init; } = OutputKind.Probabilities;

    [Range(0, 1 << 24), Description("So many of the first records that are no members become the validation split, on which recalibrations are "
        + "fitted and conformal sets calibrated; 0: none, and those halve the test split.")]
    public int Validation { get; init; }

    [Description("Names of the classes, from 0; without it the columns of a table, or numbers.")]
    public IReadOnlyList<string> ClassNames { get; init; } = [];

    [AllowedValues(",", ";", "tab", "|"), Description("What stands between two values of a table.")]
    public string Separator { get; init; } = ",";

    [Range(1, 1 << 14), Description("Refuses files that unpack to more than so many MiB.")]
    public int MostMegabytes { get; init; } = 4096;

    IEnumerable<string> IReadsFiles.Files => new[] { Path, LabelsFile }.OfType<string>();
}
