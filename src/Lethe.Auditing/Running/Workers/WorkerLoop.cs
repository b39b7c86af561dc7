using Lethe.Auditing.Running.Workers.Protocol;
using Lethe.Auditing.Running.Workers.Serving;

namespace Lethe.Auditing.Running.Workers;

/// <summary>
/// The inside of a worker: orders come in and events go out, one JSON object a line. Knows streams only;
/// <see cref="WorkerProcess"/> is what makes a process a worker.
/// </summary>
public static class WorkerLoop
{
    /// <summary>Serves until the input ends, and returns then at once, even in the middle of a unit.</summary>
    public static void Run(IUnitRunner runner, Stream input, Stream output) => Run(runner, input, output, TimeProvider.System);

    /// <summary>One unit, for a batch system: 0 when it is done, 1 when it failed or was cancelled.</summary>
    public static int RunOne(IUnitRunner runner, string unitFile, Stream output, CancellationToken cancellation = default)
    {
        var events = new EventWriter(output);
        var end = new UnitExecution(runner, events, TimeProvider.System).Run(unitFile, cancellation);
        events.Write(end);
        return end is WorkerEvent.Finished ? 0 : 1;
    }

    internal static void Run(IUnitRunner runner, Stream input, Stream output, TimeProvider clock)
    {
        var events = new EventWriter(output);
        using var units = new UnitThread(new UnitExecution(runner, events, clock), events);
        var lines = new LineReader(input, WireText.LineLimit);
        while (lines.TryRead(out var line))
        {
            switch (WorkerOrder.Read(line))
            {
                case WorkerOrder.Run order:
                    if (!units.TryStart(order.UnitFile)) events.Write(new WorkerEvent.Log($"Not run, another unit is running: {order.UnitFile}"));
                    break;
                case WorkerOrder.Cancel:
                    units.Cancel();
                    break;
                default:
                    events.Write(new WorkerEvent.Log($"Not understood: {WireText.Printable(line)}"));
                    break;
            }
        }
    }
}
