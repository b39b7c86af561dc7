using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Lethe.Data.Idx;

public sealed record IdxOptions : IReadsFiles
{
    [Description("A known set, which has names for its classes and a usual folder; custom for any other files.")]
    public IdxSet Set { get; init; } = IdxSet.Custom;

    [Description("Folder that holds the four files under their usual names, packed with gzip or not.")]
    public string? Folder { get; init; }

    [Description("File of the training images, instead of a folder.")]
    public string? TrainImages { get; init; }

    [Description("File of the training labels, instead of a folder.")]
    public string? TrainLabels { get; init; }

    [Description("File of the test images, instead of a folder.")]
    public string? TestImages { get; init; }

    [Description("File of the test labels, instead of a folder.")]
    public string? TestLabels { get; init; }

    [Range(1, 10_000_000), Description("Reads only so many records from the beginning of the training files; all without it.")]
    public int? Train { get; init; }

    [Range(1, 10_000_000), Description("Reads only so many records from the beginning of the test files; all without it.")]
    public int? Test { get; init; }

    [Range(0, 10_000_000), Description("Of the training records read, so many of the last are for validation.")]
    public int Validation { get; init; }

    [Description("Names of the classes, from 0; the numbers without it.")]
    public IReadOnlyList<string> ClassNames { get; init; } = [];

    IEnumerable<string> IReadsFiles.Files => new[] { Folder ?? IdxNames.Folder(Set), TrainImages, TrainLabels, TestImages, TestLabels }.OfType<string>();
}
