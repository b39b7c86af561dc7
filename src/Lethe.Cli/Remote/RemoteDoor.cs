using System.CommandLine;
using System.Text.Json.Nodes;
using Lethe.Auditing.Documents;
using Lethe.Cli.Commands.Audits;
using Lethe.Web.Api;

namespace Lethe.Cli.Remote;

/// <summary>The command line's way into an audit on a server: sends it, follows it, shows what came of it as a local run does.</summary>
internal sealed class RemoteDoor(ParseResult parsed, RunOptions options, LetheClient client)
{
    private readonly TextWriter _error = parsed.InvocationConfiguration.Error;

    /// <returns>The exit code that a local run would have; null when the request was refused.</returns>
    public async Task<int?> RunAsync(string file, IReadOnlyList<string> overrides, CancellationToken cancellation)
    {
        try
        {
            var (request, policy) = RequestParcel.Pack(file, overrides);
            var audit = await client.PostAsync<AuditItem>("audits", new NewAuditItem(request, policy), cancellation).ConfigureAwait(false);
            return await FollowAsync(audit, cancellation).ConfigureAwait(false);
        }
        catch (SourceException refused)
        {
            foreach (var fault in refused.Faults) _error.WriteLine($"{fault}");
            return null;
        }
        catch (RemoteException refused) when (refused.Faults.Count > 0)
        {
            foreach (var fault in refused.Faults) _error.WriteLine($"{fault}");
            return null;
        }
    }

    private async Task<int> FollowAsync(AuditItem audit, CancellationToken cancellation)
    {
        var sight = new ResultSight(parsed, options);
        sight.Notes.WriteLine($"Audit {audit.Audit}: {audit.Name}, on {client.Server}");
        try
        {
            var run = new RemoteRun(client, audit.Audit, TimeProvider.System);
            var begun = await run.BeginAsync(cancellation).ConfigureAwait(false);
            var ended = await sight.WatchAsync(begun.Stages.Count, view => run.EndAsync(view, cancellation)).ConfigureAwait(false);
            if (ended.Audit.Error is { } error) _error.WriteLine(error);
            if (ended.Audit.State == "failed" && ended.Stages.Count == 0) return (int)ExitCode.CouldNotRun;
            var result = await client.GetAsync<JsonObject>($"audits/{audit.Audit}/result", cancellation).ConfigureAwait(false);
            return sight.Show(result, PluginRoots.Load(Installation.Find(), Home.Find()));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            _error.WriteLine($"The audit goes on without you. To call it off: lethe audit cancel {audit.Audit} --server {client.Server.ToString().TrimEnd('/')}");
            return (int)ExitCode.CouldNotRun;
        }
        catch (RemoteException lost) when (lost.MayPass)
        {
            throw new RemoteException($"{lost.Message} The audit goes on if the server does: lethe audit show {audit.Audit} --server {client.Server.ToString().TrimEnd('/')}", inner: lost);
        }
    }
}
