using System.Text;

namespace Lethe.Auditing.Running.Workers.Processes;

/// <summary>A worker and what it started, whoever started it in turn.</summary>
/// <remarks>
/// A process group alone does not hold a family together: any child can leave it. Parentage does not either: the children
/// of a dead process belong to init. So a member is told by one of two marks that outlive its parents: the session that the
/// worker opened for itself, or a variable in the environment that every worker gets with a value of its own and all that it
/// starts inherit. Only a program that opens its own session and clears its environment gets away; to hold that as well it
/// takes a control group, which an ordinary user may not make.
/// </remarks>
/// <param name="Started">Of the worker; whatever is older is not of its family and is not looked at.</param>
internal sealed record ProcessFamily(int Worker, long Started, string? Mark)
{
    public const string Variable = "LETHE_WORKER";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1), Pause = TimeSpan.FromMilliseconds(5);

    public static ProcessFamily OfThisProcess() =>
        new(Environment.ProcessId, ProcessEntry.Of(Environment.ProcessId)?.Started ?? 0, Environment.GetEnvironmentVariable(Variable));

    /// <summary>Ends all but the worker, and looks again until a look finds nobody: a process can start another while it dies.</summary>
    public void EndOthers()
    {
        var start = TimeProvider.System.GetTimestamp();
        while (Others() is { Count: > 0 } others)
        {
            foreach (var other in others) _ = NativeCalls.Signal(other, NativeCalls.KillSignal);
            // One that waits for a broken disk dies when the disk answers.
            if (TimeProvider.System.GetElapsedTime(start) > Patience) return;
            Thread.Sleep(Pause);
        }
    }

    public IReadOnlyList<int> Others() =>
        [.. from entry in ProcessEntry.All()
            where entry.Id != Worker && entry.Started >= Started && !entry.IsDead && (entry.Session == Worker || IsMarked(entry.Id))
            select entry.Id];

    private bool IsMarked(int process)
    {
        if (Mark is null) return false;
        try
        {
            var environment = File.ReadAllBytes($"/proc/{process}/environ");
            return $"\0{Encoding.UTF8.GetString(environment)}".Contains($"\0{Variable}={Mark}\0", StringComparison.Ordinal);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Gone, or another user's: not ours.
            return false;
        }
    }
}
