using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Lethe.Data.Records;

namespace Lethe.Data.Text;

public sealed record TextOptions : PartOptions, IReadsFiles
{
    [Required, Description("File of training records, one JSON object a line.")]
    public string Train { get; init; } = "";

    [Description("File of test records; without it they are drawn from the training file.")]
    public string? Test { get; init; }

    [Description("Field of the question; records need not have it.")]
    public string Prompt { get; init; } = "prompt";

    [Description("Field of the answer, or of the whole text where there is no question.")]
    public string Answer { get; init; } = "answer";

    [Description("Field of the record's id; without it they are numbered.")]
    public string? Id { get; init; }

    [Description("Field that says whose record it is.")]
    public string? Owner { get; init; }

    [Range(4, 65_536), Description("Numbers a record is given: its bytes, three marks, and padding.")]
    public int Length { get; init; } = 256;

    [Description("Cuts off what does not fit instead of refusing it.")]
    public bool Cut { get; init; }

    IEnumerable<string> IReadsFiles.Files => new[] { Train, Test }.OfType<string>();

    internal override bool HasTestFile => Test is not null;
}
