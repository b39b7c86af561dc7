using System.ComponentModel;

namespace Lethe.Data.Selectors;

public sealed record IdsOptions : IReadsFiles
{
    [Description("Ids of the records.")]
    public IReadOnlyList<string> Ids { get; init; } = [];

    [Description("File with more ids, one a line.")]
    public string? File { get; init; }

    IEnumerable<string> IReadsFiles.Files => File is null ? [] : [File];
}
