using System.CommandLine;
using Lethe.Cli.Commands.Audits;

namespace Lethe.Cli.Commands;

/// <summary>The guided first run: everything an audit does, on data that is drawn on the spot.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        var options = new RunOptions();
        var command = new Command("demo", "A guided first audit: train, forget, compare with oracles, judge. A few minutes; seconds the second time.");
        options.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            using var engine = Engine.Open();
            var notes = parsed.GetValue(options.Json) == "-" ? parsed.InvocationConfiguration.Error : parsed.InvocationConfiguration.Output;
            var folder = DemoFiles.Write(engine.Home);
            notes.WriteLine(DemoFiles.Story);
            var request = Path.Combine(folder, DemoFiles.RequestName);
            var code = await new AuditDoor(parsed, options).RunAsync(engine, () => new SubmissionReader(engine.Plugins).ReadFile(request), null, cancellation).ConfigureAwait(false);
            // The demo's verdicts are what it is there to show: it went well when they could be reached.
            if (code == (int)ExitCode.CouldNotRun) return code;
            notes.WriteLine(Next(folder));
            return (int)ExitCode.Pass;
        });
        return command;
    }

    private static string Next(string folder) =>
        $"""

        The request and the policy are in {folder}. Where to look next:
          lethe audit show ID            everything it found, class by class
          lethe audit export ID FOLDER   the same as files
          lethe plugin list              methods, measurements, data: what else a request can name
          lethe audit run {Path.Combine(folder, DemoFiles.RequestName)} --set unlearn[0].epochs=5
        """;
}
