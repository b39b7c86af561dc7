using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Lethe.Data.Records;

namespace Lethe.Data.Csv;

public sealed record CsvOptions : PartOptions, IReadsFiles
{
    [Required, Description("File with the training records; its first line names the columns.")]
    public string Train { get; init; } = "";

    [Description("File with the validation records; without it they are drawn from the training file.")]
    public string? Validation { get; init; }

    [Description("File with the test records; without it they are drawn from the training file.")]
    public string? Test { get; init; }

    [Required, Description("Column that says what class a record is of.")]
    public string Label { get; init; } = "";

    [Description("Column with an id for each record; without it they are numbered.")]
    public string? Id { get; init; }

    [Description("Column that says whose record it is.")]
    public string? Owner { get; init; }

    [Description("Columns to learn from; without it all but those for label, id and owner.")]
    public IReadOnlyList<string> Features { get; init; } = [];

    [Description("Columns to be read as categories though they hold numbers; columns with other text always are.")]
    public IReadOnlyList<string> Categorical { get; init; } = [];

    [Description("Values that mean there is none, besides the empty one.")]
    public IReadOnlyList<string> MissingValues { get; init; } = ["NA", "NaN", "?"];

    [Description("What becomes of a record that lacks a value.")]
    public MissingPolicy Missing { get; init; } = MissingPolicy.Refuse;

    [AllowedValues(",", ";", "tab", "|"), Description("What stands between two values.")]
    public string Separator { get; init; } = ",";

    [Range(1, 100_000_000), Description("Refuses files with more records.")]
    public int MostRecords { get; init; } = 5_000_000;

    IEnumerable<string> IReadsFiles.Files => new[] { Train, Validation, Test }.OfType<string>();

    internal override bool HasTestFile => Test is not null;

    internal override bool HasValidationFile => Validation is not null;
}
