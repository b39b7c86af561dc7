namespace Lethe.Storage.Entities;

/// <summary>A key that somebody gave an audit when it was queued, so that sending it again queues no other.</summary>
internal sealed class SubmissionEntity
{
    public required string Key { get; set; }

    public required string Audit { get; set; }
}
