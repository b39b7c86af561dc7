using System.Text.Json.Nodes;
using Lethe.Sdk;
using Lethe.Storage;
using Lethe.Storage.Audits;
using Lethe.Storage.Findings;

// Another process at the same database.
//   StorageWriter HOME open            opens it and says its instance
//   StorageWriter HOME append COUNT    appends COUNT records to the chain
//   StorageWriter HOME take ID         takes an audit, says "taken" or "refused" and waits for ever
//   StorageWriter HOME audits          creates audits and finishes them, until it is killed; says "started" after the first
using var database = LetheDatabase.Open(args[0], TimeProvider.System);
switch (args[1])
{
    case "open":
        Say(database.Instance);
        break;
    case "append":
        for (var i = 0; i < int.Parse(args[2]); i++) database.Chain.Append("test.note", new JsonObject { ["from"] = Environment.ProcessId, ["i"] = i });
        break;
    case "take":
        Say(database.Journal.Take(args[2], Runner.ThisProcess, TimeSpan.FromMinutes(1)) is null ? "refused" : "taken");
        Thread.Sleep(Timeout.Infinite);
        break;
    case "audits":
        for (var i = 0; ; i++)
        {
            Finish(database);
            if (i == 0) Say("started");
        }
    default:
        throw new ArgumentException($"'{args[1]}' is nothing to do.");
}

static void Finish(LetheDatabase database)
{
    const int Findings = 50;
    var id = database.Journal.Create(new NewAudit { Name = "killed", SubjectPlugin = "model.train", Asker = Asker.CommandLine, RequestText = "name: killed", RequestFolder = "/" });
    var run = database.Journal.Take(id, Runner.ThisProcess, TimeSpan.FromMinutes(1))!;
    run.Plan([new StageEntry { Position = 0, Name = "evaluate", Title = "Evaluate" }]);
    run.Update(new StageEntry { Position = 0, Name = "evaluate", Title = "Evaluate", State = StageState.Done, UnitsDone = 1, UnitsTotal = 1 });
    run.Finish(new AuditOutcome
    {
        State = AuditState.Finished,
        Result = new JsonObject { ["audit"] = id },
        Findings = [.. Enumerable.Range(0, Findings).Select(i =>
            new FindingEntry("original", "evaluate.test", new Finding { Metric = "accuracy.test", Value = i, N = 1, Slice = $"i={i}" }))],
    });
}

static void Say(string word)
{
    Console.WriteLine(word);
    Console.Out.Flush();
}
