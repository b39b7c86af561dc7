using Lethe.Sdk;
using Lethe.Storage.Audits;
using Lethe.Storage.Findings;

namespace Lethe.Cli.Remote;

/// <summary>The audits of this machine, out of its database.</summary>
internal sealed class LocalAudits(Engine engine) : IAuditSource
{
    public string Suffix => "";

    public Task<AuditPage> ListAsync(AuditFilter filter, string? after, int most, CancellationToken cancellation) => Task.FromResult(engine.Database.Audits.List(filter, after, most));

    public Task<AuditDetail> DetailAsync(string id, CancellationToken cancellation) => Task.FromResult(engine.Database.Audits.Detail(engine.Database.Audits.Resolve(id))!);

    public Task<string?> ResultJsonAsync(AuditSummary audit, CancellationToken cancellation) => Task.FromResult(engine.Database.Audits.ResultJson(audit.Id));

    public Task<IReadOnlyList<FindingEntry>> FindingsAsync(string id, CancellationToken cancellation) => Task.FromResult(engine.Database.Findings.All(id));

    public Task<Exhibit> ExhibitAsync(string id, ExhibitHeader header, CancellationToken cancellation) =>
        Task.FromResult(engine.Database.Findings.Exhibit(id, header.Subject, header.Evaluator, header.Id)!);

    public Task<bool> CancelAsync(string id, CancellationToken cancellation) => Task.FromResult(engine.Database.Journal.RequestCancel(id, Asker.CommandLine));

    public void Dispose() => engine.Dispose();
}
