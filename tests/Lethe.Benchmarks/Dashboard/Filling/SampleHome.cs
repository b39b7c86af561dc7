using System.Globalization;
using Lethe.Hosting;
using Lethe.Hosting.Policies;
using Lethe.Sdk;
using Lethe.Storage.Audits;
using Lethe.Storage.Schedules;

namespace Lethe.Benchmarks.Dashboard.Filling;

/// <summary>A home as it is after a few years of nightly audits, written by the code that writes every home.</summary>
internal sealed class SampleHome : IDisposable
{
    private const int Series = 40, SchedulesAndPolicies = 20, Metrics = 50;

    private static readonly TimeSpan Between = TimeSpan.FromHours(3), Took = TimeSpan.FromMinutes(9);

    private readonly List<string> _audits = [];

    private SampleHome() => Home = new Home(Directory.CreateTempSubdirectory("lethe-bench-").FullName);

    public Home Home { get; }

    /// <summary>The ids, oldest first.</summary>
    public IReadOnlyList<string> Audits => _audits;

    public static SampleHome Fill(WebBenchOptions options, TextWriter progress, CancellationToken cancellation)
    {
        var home = new SampleHome();
        try
        {
            home.FillWith(options, progress, cancellation);
            return home;
        }
        catch
        {
            home.Dispose();
            throw;
        }
    }

    public void Dispose() => Directory.Delete(Home.Folder, recursive: true);

    private void FillWith(WebBenchOptions options, TextWriter progress, CancellationToken cancellation)
    {
        var clock = new SteppedClock(TimeProvider.System.GetUtcNow() - options.Audits * (Between + Took));
        using var engine = new Engine(Installation.Find(), Home, clock);
        var metrics = engine.Plugins.Plugins.Where(plugin => plugin.Kind.Contract == typeof(IEvaluator)).SelectMany(plugin => plugin.Metrics).Take(Metrics).ToArray();
        if (metrics.Length == 0) throw new InvalidOperationException("There are no evaluators: the build puts the built-in plugins beside the program.");
        var outcome = new SampleOutcome(metrics, options.FindingsEach, new Random(options.Seed));
        var start = TimeProvider.System.GetTimestamp();
        for (var i = 0; i < options.Audits; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            Write(engine, clock, i, outcome.Draw());
            if (i % 50 == 49) progress.Write($"\r{i + 1} of {options.Audits} audits written, {TimeProvider.System.GetElapsedTime(start).TotalSeconds:0} s ");
        }
        progress.WriteLine();
        AddRest(engine);
    }

    private void Write(Engine engine, SteppedClock clock, int number, AuditOutcome outcome)
    {
        var series = number % Series;
        clock.Step(Between);
        var id = engine.Database.Journal.Create(new NewAudit
        {
            Name = SampleRequest.NameOf(series),
            SubjectPlugin = SampleRequest.Architecture,
            Asker = Asker.CommandLine,
            Seed = number,
            Device = "cpu",
            RequestText = SampleRequest.Of(series, number),
            RequestFolder = Home.Folder,
        });
        var run = engine.Database.Journal.Take(id, Runner.ThisProcess, TimeSpan.MaxValue)!;
        clock.Step(Took);
        if (!run.Finish(outcome)) throw new InvalidOperationException($"Audit {id} was taken away while it was written.");
        _audits.Add(id);
    }

    private void AddRest(Engine engine)
    {
        var (name, text) = PolicyShelf.Templates.First();
        for (var i = 0; i < SchedulesAndPolicies; i++)
        {
            new PolicyShelf(engine).Write($"{i.ToString("D2", CultureInfo.InvariantCulture)}-{name}", text, Asker.CommandLine);
            engine.Database.Schedules.Add(new ScheduleTerms
            {
                Name = SampleRequest.NameOf(i),
                RequestText = SampleRequest.Of(i, i),
                RequestFolder = Home.Folder,
                // Never due: nothing is to run while the pages are measured.
                Cron = "0 2 * * *",
                IsEnabled = false,
                SubjectKey = $"{i}",
            }, Asker.CommandLine);
        }
    }
}
