using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Lethe.Data.Cifar;

public sealed record CifarOptions : IReadsFiles
{
    [Required, Description("Folder of the binary version: data_batch_1.bin and so on, or train.bin and test.bin.")]
    public string Folder { get; init; } = "";

    [Description("Which set, and for CIFAR-100 which of its two labels.")]
    public CifarKind Kind { get; init; } = CifarKind.Cifar10;

    [Range(1, 1_000_000), Description("Reads only so many training records from the beginning; all without it.")]
    public int? Train { get; init; }

    [Range(1, 1_000_000), Description("Reads only so many test records from the beginning; all without it.")]
    public int? Test { get; init; }

    [Range(0, 1_000_000), Description("Of the training records read, so many of the last are for validation.")]
    public int Validation { get; init; }

    IEnumerable<string> IReadsFiles.Files => [Folder];
}
