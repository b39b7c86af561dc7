using Lethe.Sdk;
using Lethe.Storage.Audits;
using Lethe.Storage.Findings;

namespace Lethe.Cli.Remote;

/// <summary>Audits to look at: those of this machine, or of a server.</summary>
internal interface IAuditSource : IDisposable
{
    /// <summary>What has to follow a command that is to work on the same audits, such as <c> --server URL</c>.</summary>
    string Suffix { get; }

    Task<AuditPage> ListAsync(AuditFilter filter, string? after, int most, CancellationToken cancellation);

    /// <param name="id">The beginning of an id is enough.</param>
    Task<AuditDetail> DetailAsync(string id, CancellationToken cancellation);

    /// <summary>Null when there is none yet.</summary>
    Task<string?> ResultJsonAsync(AuditSummary audit, CancellationToken cancellation);

    Task<IReadOnlyList<FindingEntry>> FindingsAsync(string id, CancellationToken cancellation);

    Task<Exhibit> ExhibitAsync(string id, ExhibitHeader header, CancellationToken cancellation);

    /// <returns>False when it has ended already.</returns>
    Task<bool> CancelAsync(string id, CancellationToken cancellation);
}
