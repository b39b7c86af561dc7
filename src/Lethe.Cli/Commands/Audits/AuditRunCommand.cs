using System.CommandLine;
using System.Globalization;
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
        var command = new Command("run", "Run an audit and show what it found.") { file, set, seeds };
        options.AddTo(command);
        table.AddTo(command);
        seeds.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } list && Seeds(list) is null) result.AddError($"'{list}' must be whole numbers, such as 1,2,3.");
        });
        command.SetAction(async (parsed, cancellation) =>
        {
            using var engine = open();
            var columns = table.Columns(parsed);
            var door = new AuditDoor(parsed, options);
            var worst = ExitCode.Pass;
            foreach (var more in parsed.GetValue(seeds) is { } list ? Seeds(list)!.Select(seed => (string[])[$"seed={seed}"]) : [[]])
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
