using Lethe.Auditing.Planning;
using Lethe.Auditing.Running;
using Lethe.Storage.Audits;

namespace Lethe.Hosting;

/// <summary>Writes the stages of an audit into the database as they change, and passes everything on.</summary>
internal sealed class JournalObserver(Plan plan, AuditRun run, IAuditObserver inner) : IAuditObserver
{
    private readonly Dictionary<string, UnitReport> _units = plan.Units.ToDictionary(unit => unit.Name, _ => new UnitReport(UnitPhase.Waiting));

    public void Begin() => run.Plan([.. plan.Stages.Select((stage, i) => Entry(stage, i))]);

    public void Changed(Unit unit, UnitReport report)
    {
        _units[unit.Name] = report;
        foreach (var (position, stage) in plan.Stages.Index())
            if (stage.Units.Contains(unit.Name)) run.Update(Entry(stage, position));
        inner.Changed(unit, report);
    }

    public void Progressed(Unit unit, long done, long total, string what) => inner.Progressed(unit, done, total, what);

    public void Logged(Unit unit, string line) => inner.Logged(unit, line);

    private StageEntry Entry(Stage stage, int position)
    {
        var report = StageReport.Of(stage, _units);
        return new StageEntry
        {
            Position = position,
            Name = stage.Name,
            Title = stage.Title,
            State = Enum.Parse<StageState>($"{report.State}"),
            IsReused = report.Reused,
            UnitsDone = report.Done,
            UnitsTotal = report.Total,
            Seconds = report.Seconds,
            Message = report.Message,
        };
    }
}
