namespace Lethe.Storage.Entities;

internal sealed class ExhibitEntity
{
    public required string Audit { get; set; }

    public int Position { get; set; }

    public required string Subject { get; set; }

    public required string Evaluator { get; set; }

    public required string ExhibitId { get; set; }

    public required string Kind { get; set; }

    public required string Title { get; set; }

    public required string Json { get; set; }
}
