namespace Lethe.Storage.Audits;

/// <summary>Where an audit is. The last three are for ever.</summary>
public enum AuditState
{
    Queued,
    Running,
    Finished,

    /// <summary>It could not be carried out; the audit says why.</summary>
    Failed,
    Cancelled,
}
