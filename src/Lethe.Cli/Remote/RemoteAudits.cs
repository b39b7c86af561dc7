using System.Globalization;
using System.Text;
using System.Text.Json;
using Lethe.Auditing.Verdicts;
using Lethe.Sdk;
using Lethe.Storage.Audits;
using Lethe.Storage.Findings;
using Lethe.Web.Api;

namespace Lethe.Cli.Remote;

/// <summary>The audits of a server, over REST.</summary>
internal sealed class RemoteAudits(LetheClient client) : IAuditSource
{
    // As the page of findings that a server gives at most.
    private const int PageSize = 500;

    public string Suffix => $" --server {client.Server.ToString().TrimEnd('/')}";

    public async Task<AuditPage> ListAsync(AuditFilter filter, string? after, int most, CancellationToken cancellation)
    {
        var query = new StringBuilder($"audits?most={most.ToString(CultureInfo.InvariantCulture)}");
        if (filter.NameContains is { } name) query.Append("&name=").Append(Uri.EscapeDataString(name));
        if (filter.State is { } state) query.Append("&state=").Append(Word(state));
        if (filter.AskedBy is { } asker) query.Append("&asker=").Append(Uri.EscapeDataString(asker));
        if (after is not null) query.Append("&after=").Append(Uri.EscapeDataString(after));
        var page = await client.GetAsync<AuditList>(query.ToString(), cancellation).ConfigureAwait(false);
        return new AuditPage([.. page.Audits.Select(Summary)], page.Next);
    }

    public async Task<AuditDetail> DetailAsync(string id, CancellationToken cancellation)
    {
        var whole = await client.GetAsync<AuditWhole>($"audits/{Uri.EscapeDataString(id)}", cancellation).ConfigureAwait(false);
        return new AuditDetail
        {
            Audit = Summary(whole.Audit),
            RequestText = whole.Request,
            RequestFolder = "",
            PolicyText = whole.Policy,
            Stages = [.. whole.Stages.Select(Stage)],
            Gates = [.. whole.Gates.Select(gate => new GateEntry(gate.Subject, gate.Metric, gate.Slice, gate.Limit, Choice<Verdict>(gate.Verdict), gate.Sentence, gate.Reason))],
            Exhibits = whole.Exhibits,
            Models = [],
            FindingCount = whole.Findings,
        };
    }

    public async Task<string?> ResultJsonAsync(AuditSummary audit, CancellationToken cancellation) => audit.State is AuditState.Queued or AuditState.Running
        ? null
        : Encoding.UTF8.GetString(await client.BytesAsync($"audits/{audit.Id}/result", cancellation).ConfigureAwait(false));

    public async Task<IReadOnlyList<FindingEntry>> FindingsAsync(string id, CancellationToken cancellation)
    {
        var findings = new List<FindingEntry>();
        for (int? from = 0; from is { } start;)
        {
            var page = await client.GetAsync<FindingList>(string.Create(CultureInfo.InvariantCulture, $"audits/{id}/findings?from={start}&most={PageSize}"), cancellation).ConfigureAwait(false);
            findings.AddRange(page.Findings.Select(Entry));
            from = page.Next;
        }
        return findings;
    }

    public Task<Exhibit> ExhibitAsync(string id, ExhibitHeader header, CancellationToken cancellation) => client.GetAsync<Exhibit>(
        $"audits/{id}/exhibits/{Uri.EscapeDataString(header.Subject)}/{Uri.EscapeDataString(header.Evaluator)}/{Uri.EscapeDataString(header.Id)}", cancellation);

    public async Task<bool> CancelAsync(string id, CancellationToken cancellation)
    {
        if ((await DetailAsync(id, cancellation).ConfigureAwait(false)).Audit.State is not (AuditState.Queued or AuditState.Running)) return false;
        await client.PostAsync<AuditItem>($"audits/{id}/cancel", null, cancellation).ConfigureAwait(false);
        return true;
    }

    public void Dispose() => client.Dispose();

    private static AuditSummary Summary(AuditItem audit) => new()
    {
        Id = audit.Audit,
        Name = audit.Name,
        State = Choice<AuditState>(audit.State),
        Verdict = audit.Verdict is { } verdict ? Choice<Verdict>(verdict) : null,
        SubjectPlugin = audit.Subject,
        Seed = audit.Seed,
        Device = audit.Device,
        Asker = audit.Asker is { } asker ? new Asker(Choice<AskerKind>(asker.Kind), asker.Id, asker.Name) : null,
        CreatedAt = audit.Created,
        StartedAt = audit.Started,
        FinishedAt = audit.Finished,
        Error = audit.Error,
        IsCancelRequested = audit.CancelRequested,
        FinishedRecord = audit.TrailRecord,
    };

    private static StageEntry Stage(StageItem stage, int position) => new()
    {
        Position = position,
        Name = stage.Name,
        Title = stage.Title,
        State = Choice<StageState>(stage.State),
        IsReused = stage.Reused,
        UnitsDone = stage.Done,
        UnitsTotal = stage.Total,
        Seconds = stage.Seconds,
        Message = stage.Message,
    };

    private static FindingEntry Entry(FindingItem item) => new(item.Subject, item.Evaluator, new Finding
    {
        Metric = item.Metric,
        Slice = item.Slice,
        Value = item.Value,
        Low = item.Low,
        High = item.High,
        Level = item.Level ?? double.NaN,
        IntervalBy = item.IntervalBy,
        N = item.N,
        Reason = item.Reason,
    });

    private static string Word(Enum value) => JsonNamingPolicy.KebabCaseLower.ConvertName($"{value}");

    private static T Choice<T>(string word) where T : struct, Enum => Enum.TryParse<T>(word.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var value)
        ? value
        : throw new RemoteException($"The server says '{word}', which this version does not know; use the version of the server.");
}
