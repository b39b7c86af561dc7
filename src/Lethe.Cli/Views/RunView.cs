using Lethe.Auditing.Planning;
using Lethe.Auditing.Running;
using Spectre.Console;

namespace Lethe.Cli.Views;

/// <summary>An audit on a terminal: what ended stands above, what runs has a bar with its rate and the time left.</summary>
internal sealed class RunView : IAuditObserver
{
    private readonly IAnsiConsole _console;
    private readonly ProgressContext _context;
    private readonly ProgressTask _all;
    private readonly Dictionary<string, ProgressTask> _running = [];

    private RunView(IAnsiConsole console, ProgressContext context, int units)
    {
        (_console, _context) = (console, context);
        _all = context.AddTask("audit", maxValue: units);
    }

    public static Task<T> ShowAsync<T>(IAnsiConsole console, int units, Func<IAuditObserver, Task<T>> run) => console.Progress()
        .AutoClear(true).HideCompleted(true)
        .Columns(
            new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn { Width = 24 }, new PercentageColumn(),
            new RateColumn(), new RemainingTimeColumn { Style = new Style(Color.Grey) })
        .StartAsync(context => run(new RunView(console, context, units)));

    public void Changed(Unit unit, UnitReport report)
    {
        if (report.Phase == UnitPhase.Running) return;
        if (_running.Remove(unit.Name, out var over)) over.StopTask();
        if (report.IsOver) _all.Increment(1);
        if (RunWords.Line(unit, report) is not { } line) return;
        var (mark, colour) = report switch
        {
            { Reused: true } => ("=", Color.Grey),
            { Phase: UnitPhase.Done } => ("+", Color.Green),
            { Phase: UnitPhase.Failed } => ("x", Color.Red),
            _ => ("-", Color.Yellow),
        };
        _console.Write(new Paragraph($"{mark} ", new Style(colour)).Append(line + "\n", report.Reused ? new Style(Color.Grey) : Style.Plain));
    }

    public void Progressed(Unit unit, long done, long total, string what)
    {
        // Not before: a unit that waits for a worker has nothing to show.
        if (!_running.TryGetValue(unit.Name, out var task)) _running[unit.Name] = task = _context.AddTask(Markup.Escape(unit.Name), maxValue: 1);
        task.Description = $"{Markup.Escape(unit.Name)} [grey]{Markup.Escape(what)}[/]";
        task.IsIndeterminate = total <= 0;
        if (total <= 0) return;
        task.MaxValue = total;
        // A task that is full counts as ended and would vanish before its unit has ended.
        task.Value = Math.Min(done, total - 0.001);
    }

    public void Logged(Unit unit, string line)
    {
    }
}
