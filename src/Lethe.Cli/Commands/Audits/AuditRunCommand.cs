using System.CommandLine;
using System.Globalization;
using System.Runtime.CompilerServices;
using Lethe.Cli.Remote;
using Lethe.Hosting.Studies;

namespace Lethe.Cli.Commands.Audits;

internal static class AuditRunCommand
{
    public static Command Create() => Create(Engine.Open);

    /// <param name="open">What it runs on.</param>
    internal static Command Create(Func<Engine> open)
    {
        var file = new Argument<string>("request") { Description = "The request, YAML or JSON." };
        var set = new Option<string[]>("--set")
        {
            Description = "Change a value of the request: seed=8, unlearn[0].epochs=3. Can be given again.",
            DefaultValueFactory = _ => [],
        };
        var seeds = new Option<string?>("--seeds") { Description = "Run it once for each of these seeds, such as 1,2,3, and end with a table over all." };
        var table = new TableOptions();
        var options = new RunOptions();
        var remote = new RemoteOptions();
        var command = new Command("run", "Run an audit and show what it found.") { file, set, seeds };
        options.AddTo(command);
        table.AddTo(command);
        remote.AddTo(command);
        seeds.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } list && Seeds(list) is null) result.AddError($"'{list}' must be whole numbers, such as 1,2,3.");
        });
        command.SetAction(async (parsed, cancellation) =>
        {
            var runs = parsed.GetValue(seeds) is { } numbers ? Seeds(numbers)!.Select(seed => (string[])[$"seed={seed}"]).ToArray() : [[]];
            if (remote.Connect(parsed) is { } client)
            {
                using (client) return await RunFarAsync(parsed, client, options, table, parsed.GetRequiredValue(file), parsed.GetRequiredValue(set), runs, cancellation).ConfigureAwait(false);
            }
            using var engine = open();
            var columns = table.Columns(parsed);
            var door = new AuditDoor(parsed, options);
            var worst = ExitCode.Pass;
            foreach (var more in runs)
            {
                var code = (ExitCode)await door.RunAsync(
                    engine, () => new SubmissionReader(engine.Plugins).ReadFile(parsed.GetRequiredValue(file), [.. parsed.GetRequiredValue(set), .. more]), null, cancellation)
                    .ConfigureAwait(false);
                worst = Worse(worst, code);
                cancellation.ThrowIfCancellationRequested();
                // What is wrong with the request is wrong for every seed.
                if (door.Audits.Count == 0) return (int)worst;
            }
            if (parsed.GetValue(seeds) is not null || table.IsAsked(parsed))
                table.Write(parsed, new StudyTable([.. door.Audits.Select(id => StudyAudit.Of(engine, id))], columns));
            return (int)worst;
        });
        return command;
    }

    // Apart, so that a run on this machine loads nothing of the web.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<int> RunFarAsync(
        ParseResult parsed, LetheClient client, RunOptions options, TableOptions table, string file, string[] set, string[][] runs, CancellationToken cancellation)
    {
        if (table.IsAsked(parsed)) throw new ArgumentException("A table is made over audits of this machine; on a server, the page Compare shows them side by side.");
        if (options.AreGiven(parsed)) throw new ArgumentException("Workers, threads and limits are the server's: they are options of its `lethe serve`.");
        var worst = ExitCode.Pass;
        foreach (var more in runs)
        {
            if (await new RemoteDoor(parsed, options, client).RunAsync(file, [.. set, .. more], cancellation).ConfigureAwait(false) is not { } code) return (int)ExitCode.CouldNotRun;
            worst = Worse(worst, (ExitCode)code);
            if (cancellation.IsCancellationRequested) break;
        }
        return (int)worst;
    }

    // What could not run outweighs a verdict, and a failure what is not sure.
    private static ExitCode Worse(ExitCode one, ExitCode other) =>
        new[] { ExitCode.CouldNotRun, ExitCode.Fail, ExitCode.Inconclusive }.Where(code => one == code || other == code).FirstOrDefault(ExitCode.Pass);

    private static long[]? Seeds(string list)
    {
        var numbers = new List<long>();
        foreach (var part in list.Split(',', StringSplitOptions.TrimEntries))
        {
            if (!long.TryParse(part, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seed)) return null;
            numbers.Add(seed);
        }
        return [.. numbers.Distinct()];
    }
}
