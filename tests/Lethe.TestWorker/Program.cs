using System.Text.Json;
using Lethe.Auditing.Running.Workers;
using Lethe.Sdk;
using Lethe.TestWorker;

// A real worker whose units misbehave as their file says.
//   Lethe.TestWorker worker       serves a pool
//   Lethe.TestWorker one UNIT     one unit, as a batch system starts it
//   Lethe.TestWorker host UNIT    a server to be killed: a pool of one such worker, which runs the unit
var wire = new OriginalOutput();
switch (args[0])
{
    case "worker":
        // Before the worker takes it: what is said here goes where a careless library would say it later.
        Console.Out.Flush();
        WorkerProcess.Serve(new Misbehaviour(wire));
        return 0;
    case "one":
        return WorkerProcess.RunOne(new Misbehaviour(wire), args[1]);
    default:
        var command = new WorkerCommand("dotnet", [Environment.GetCommandLineArgs()[0], "worker"]);
        await using (var pool = new WorkerPool(command, 1, TimeProvider.System))
        {
            var outcome = await pool.RunAsync(args[1], UnitLimits.None, new NoSink(), CancellationToken.None);
            Console.WriteLine(JsonSerializer.Serialize(outcome));
        }
        return 0;
}

internal sealed class NoSink : IProgressSink
{
    public void Report(long done, long total, string what)
    {
    }

    public void Log(string line)
    {
    }
}
