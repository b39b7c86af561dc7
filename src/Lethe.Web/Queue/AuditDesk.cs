using System.Collections.Concurrent;
using Lethe.Auditing.Documents;
using Lethe.Auditing.Planning;
using Lethe.Auditing.Verdicts;
using Lethe.Storage.Audits;
using Lethe.Web.Serving;

namespace Lethe.Web.Queue;

/// <summary>Takes audits in and calls them off, for pages and for the REST interface alike.</summary>
public sealed class AuditDesk(Engine engine, ServerSettings settings) : IDisposable
{
    internal const string FilesFolder = "files";

    private readonly SemaphoreSlim _bell = new(0);
    private readonly ConcurrentDictionary<string, byte> _ours = new(StringComparer.Ordinal);

    /// <summary>Files that requests over HTTP may name lie below it.</summary>
    public string Files => Path.Combine(engine.Home.Folder, FilesFolder);

    /// <summary>Queues what somebody sent.</summary>
    /// <param name="policyText">Null: the policy that the request names, if any.</param>
    /// <returns>The audit's id.</returns>
    /// <exception cref="Lethe.Auditing.Documents.SourceException">With all faults; nothing was written.</exception>
    public string Submit(string requestText, string? policyText, Asker asker) => Queue(Read(requestText, policyText), asker);

    /// <summary>Queues what somebody sent, unless it was queued under this key before.</summary>
    /// <exception cref="Lethe.Auditing.Documents.SourceException">With all faults; nothing was written.</exception>
    /// <exception cref="SubmissionKeyException">The key stands for another audit.</exception>
    public QueuedAudit SubmitOnce(string requestText, string? policyText, string key, Asker asker)
    {
        var submission = Read(requestText, policyText);
        RefuseOtherExecutors(submission);
        var queued = AuditSession.CreateOnce(engine, submission, key, asker);
        if (queued.IsNew) Announce(queued.Id);
        return queued;
    }

    /// <summary>Reads and plans what somebody is about to send, as <see cref="Submit"/> and the queue would, and writes nothing down.</summary>
    public AuditOutlook Foresee(string requestText, string? policyText, CancellationToken cancellation)
    {
        try
        {
            var submission = Read(requestText, policyText);
            RefuseOtherExecutors(submission);
            var device = settings.Run.DeviceOf(submission.Request.Device);
            var plan = engine.Planner().Make(submission.Request, submission.Folder, device, cancellation: cancellation);
            return new AuditOutlook([], [], CostEstimate.Of(plan, engine.Store, engine.Costs()));
        }
        catch (PolicyException refused)
        {
            return new AuditOutlook([], refused.Faults, null);
        }
        catch (SourceException refused)
        {
            return new AuditOutlook(refused.Faults, [], null);
        }
        catch (Exception refused) when (refused is PlanException or IOException or UnauthorizedAccessException)
        {
            return new AuditOutlook([new SourceFault(0, "", refused.Message)], [], null);
        }
    }

    /// <summary>Queues the demo.</summary>
    public string SubmitDemo(Asker asker) =>
        Queue(new SubmissionReader(engine.Plugins).ReadFile(Path.Combine(DemoFiles.Write(engine.Home), DemoFiles.RequestName)), asker);

    /// <returns>False when there is no such audit, or it has ended.</returns>
    public bool Cancel(string id, Asker by) => engine.Database.Journal.RequestCancel(id, by);

    /// <summary>Whether it was queued here: then no other process is about to run it.</summary>
    internal bool IsOurs(string id) => _ours.ContainsKey(id);

    /// <summary>Says that an audit was queued here by another way.</summary>
    internal void Announce(string id)
    {
        _ours[id] = 0;
        _bell.Release();
    }

    /// <summary>Until something is queued, but no longer than this.</summary>
    internal Task WaitAsync(TimeSpan longest, CancellationToken cancellation) => _bell.WaitAsync(longest, cancellation);

    public void Dispose() => _bell.Dispose();

    private Submission Read(string requestText, string? policyText)
    {
        Directory.CreateDirectory(Files);
        return new SubmissionReader(engine.Plugins) { Within = Files }.Read(requestText, Files, policyText);
    }

    private static void RefuseOtherExecutors(Submission submission)
    {
        if (submission.Request.Executor != "local")
            throw new PlanException($"The executor '{submission.Request.Executor}' is not here yet; set executor: local.");
    }

    private string Queue(Submission submission, Asker asker)
    {
        RefuseOtherExecutors(submission);
        var id = AuditSession.Create(engine, submission, asker);
        Announce(id);
        return id;
    }
}
