using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Lethe.Data.Records;

namespace Lethe.Data.Images;

public sealed record ImageOptions : PartOptions, IReadsFiles
{
    [Required, Description("Folder with one folder for each class; or with train, validation and test above these.")]
    public string Folder { get; init; } = "";

    [Range(1, 4096), Description("Pixels down, to which every image is brought.")]
    public int Height { get; init; } = 32;

    [Range(1, 4096), Description("Pixels across, to which every image is brought.")]
    public int Width { get; init; } = 32;

    [AllowedValues(1, 3), Description("1 for grey images, 3 for colour; others are converted.")]
    public int Channels { get; init; } = 3;

    [Description("How an image is brought to that size; its shape is not kept.")]
    public Resampling Resampling { get; init; } = Resampling.Box;

    [Description("The owner is what stands before the first of these in the file's name; without it there are none.")]
    public string? OwnerSeparator { get; init; }

    [Range(1, 10_000_000), Description("Refuses folders with more images.")]
    public int MostImages { get; init; } = 2_000_000;

    IEnumerable<string> IReadsFiles.Files => [Folder];
}
