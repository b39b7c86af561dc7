using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Lethe.Data.Records;

namespace Lethe.Data.Npz;

public sealed record NpzOptions : PartOptions, IReadsFiles
{
    [Required, Description("The .npz file.")]
    public string File { get; init; } = "";

    [Description("Array of the training inputs: records, then features; or height and width; or channels, height and width.")]
    public string Inputs { get; init; } = "x_train";

    [Description("Array of the training labels: whole numbers from 0.")]
    public string Labels { get; init; } = "y_train";

    [Description("Array of the test inputs; where the file has none of that name, they are drawn from the training records.")]
    public string TestInputs { get; init; } = "x_test";

    [Description("Array of the test labels.")]
    public string TestLabels { get; init; } = "y_test";

    [Description("Array of whole numbers that say whose each training record is.")]
    public string? Owners { get; init; }

    [Description("Images have their channels last, as TensorFlow has them.")]
    public bool ChannelsLast { get; init; }

    [Description("The least value an input can take. Bytes are brought to 0 to 1 and need neither of these.")]
    public double? Low { get; init; }

    [Description("The greatest value an input can take.")]
    public double? High { get; init; }

    [Description("Names of the classes, from 0; the numbers without it.")]
    public IReadOnlyList<string> ClassNames { get; init; } = [];

    [Range(1, 1 << 20), Description("Refuses files that unpack to more than so many MiB.")]
    public int MostMegabytes { get; init; } = 4096;

    IEnumerable<string> IReadsFiles.Files => [File];
}
