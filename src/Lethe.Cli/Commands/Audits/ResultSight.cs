using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lethe.Auditing.Artifacts;
using Lethe.Auditing.Running;
using Lethe.Cli.Views;
using Lethe.Plugins;
using Spectre.Console;

namespace Lethe.Cli.Commands.Audits;

/// <summary>How an audit looks at a terminal while it runs and when it has ended, wherever it runs.</summary>
internal sealed class ResultSight(ParseResult parsed, RunOptions options)
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly TextWriter _output = parsed.InvocationConfiguration.Output;

    /// <summary>Where words go that are no result.</summary>
    public TextWriter Notes => WantsJsonOnly ? parsed.InvocationConfiguration.Error : _output;

    private bool WantsJsonOnly => parsed.GetValue(options.Json) == "-";

    /// <param name="units">How many will end.</param>
    public Task<T> WatchAsync<T>(int units, Func<IAuditObserver, Task<T>> run) =>
        Terminal.IsSeen(Notes) ? RunView.ShowAsync(AnsiConsole.Console, units, run) : run(new RunLines(Notes, TimeProvider.System));

    /// <param name="plugins">Those that say which of their numbers are headlines.</param>
    /// <returns>The exit code.</returns>
    public int Show(JsonObject audit, PluginCatalog plugins)
    {
        var headlines = new Headlines(plugins);
        var result = ShownResult.Of(audit);
        if (parsed.GetValue(options.Json) is { } file)
        {
            var json = audit.ToJsonString(Readable);
            if (WantsJsonOnly) _output.WriteLine(json);
            else AtomicFile.Write(file, Encoding.UTF8.GetBytes(json + "\n"));
        }
        if (!WantsJsonOnly)
        {
            if (Terminal.IsSeen(_output)) ResultTable.Write(result, headlines, AnsiConsole.Console);
            else ResultLines.Write(result, headlines, _output);
        }
        return result.ExitCode;
    }
}
