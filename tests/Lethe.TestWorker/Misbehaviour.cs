using System.Text.Json;
using Lethe.Auditing.Running.Workers;
using Lethe.Sdk;

namespace Lethe.TestWorker;

/// <summary>Does what a unit file says, however bad.</summary>
internal sealed class Misbehaviour(OriginalOutput wire) : IUnitRunner
{
    private delegate void Act(Order order, IProgressSink progress, CancellationToken cancellation);

    private readonly Dictionary<string, Act> _acts = new()
    {
        ["id"] = (_, progress, _) => progress.Log($"{Environment.ProcessId}"),
        ["append"] = (order, _, _) => File.AppendAllText(order.File, $"{order.Count}\n"),
        ["score"] = (_, progress, _) => progress.Log(File.ReadAllText("/proc/self/oom_score_adj").Trim()),
        ["meet"] = (order, progress, _) => Company.Meet(order, progress),
        ["children"] = (order, _, _) => Company.Children(order),
        ["throw"] = (_, _, _) => throw new InvalidDataException("the data is bad\nfrom row 3 on", new FormatException("inner")),

        ["segfault"] = (_, _, _) => Deaths.Segfault(),
        ["signal"] = (order, _, _) => Deaths.Signal(order.Count),
        ["abort"] = (_, _, _) => Library.Abort(),
        ["crash-first"] = (order, progress, _) => Deaths.CrashFirst(order, progress),
        ["exit"] = (order, _, _) => Environment.Exit(order.Count),
        ["eat"] = (order, progress, _) => Deaths.Eat(order.Count, progress),
        ["bite"] = (order, _, _) => Deaths.Bite(order.Count),
        ["close-output"] = (_, _, _) => Deaths.CloseOutput(),

        ["wait"] = Waits.Wait,
        ["deaf"] = (order, _, _) => Waits.Deaf(order),
        ["spin"] = (order, _, _) => Waits.Spin(order),
        ["busy"] = (_, progress, _) => Waits.Busy(progress),
        ["slow-report"] = (_, progress, cancellation) => Waits.ReportTwice(progress, cancellation),
        ["late-failure"] = (_, progress, cancellation) => Waits.FailLate(progress, cancellation),
        ["bad-hook"] = (_, progress, cancellation) => Waits.BadHook(progress, cancellation),
        ["finish-anyway"] = (_, progress, cancellation) => Waits.FinishAnyway(progress, cancellation),

        ["report"] = (order, progress, _) => Talk.Report(order.Count, progress),
        ["print"] = (_, progress, _) => Talk.Print(progress),
        ["garbage"] = (_, progress, _) => Talk.Garbage(wire, progress),
        ["flood"] = Talk.Flood,
        ["flood-error"] = (order, _, _) => Talk.FloodError(order.Count),
        ["leave-thread"] = (_, progress, _) => Talk.LeaveThread(progress),
    };

    public void Run(string unitFile, IProgressSink progress, CancellationToken cancellation)
    {
        var order = JsonSerializer.Deserialize<Order>(File.ReadAllText(unitFile), JsonSerializerOptions.Web)!;
        _acts[order.Do](order, progress, cancellation);
    }
}
