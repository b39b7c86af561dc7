using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Lethe.Cli.Commands.Plugins.Checking;

/// <summary>A process of its own for a stranger's code, with its lines as they come and an end in any case.</summary>
internal sealed class TrialProcess : IDisposable
{
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(5);

    private readonly Process _process;
    private readonly BlockingCollection<JsonObject> _lines = [];
    private readonly ConcurrentQueue<string> _errors = [];

    public TrialProcess(params string[] arguments)
    {
        var command = WorkerProgram.Command(Home.Find(), ["plugin", "trial", .. arguments]);
        var start = new ProcessStartInfo(command.FileName, command.Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in command.Environment ?? new Dictionary<string, string?>()) start.Environment[name] = value;
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Take(line.Data);
        _process.ErrorDataReceived += (_, line) => Note(line.Data);
        _process.Start();
        _process.StandardInput.Close();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Whether the last call of <see cref="Next"/> waited in vain.</summary>
    public bool IsSilent { get; private set; }

    /// <summary>The next line; null when there is none any more, or none came in time.</summary>
    public JsonObject? Next(TimeSpan patience)
    {
        if (_lines.TryTake(out var line, patience)) return line;
        IsSilent = !_lines.IsCompleted;
        return null;
    }

    /// <summary>How it ended before it should have.</summary>
    public string Ending(TimeSpan patience)
    {
        if (IsSilent) return $"It did not end within {patience.TotalSeconds:0} s; the process was ended.";
        if (!_process.WaitForExit(LastWords)) return "The process closed its output and went on; it was ended.";
        // So that all of the last words are there.
        _process.WaitForExit();
        const int FirstSignal = 128;
        var end = _process.ExitCode > FirstSignal ? $"a signal, number {_process.ExitCode - FirstSignal}" : $"exit code {_process.ExitCode}";
        // What .NET says last stands above the list of calls.
        var words = _errors.TakeWhile(line => !line.StartsWith("   at ", StringComparison.Ordinal)).LastOrDefault();
        return $"The process that ran it ended with {end}" + (words is null ? "." : $": {words.Trim()}");
    }

    public void Dispose()
    {
        // Also when it has said all: a thread that hangs would keep it.
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private void Take(string? line)
    {
        if (line is null)
        {
            _lines.CompleteAdding();
            return;
        }
        try
        {
            if (JsonNode.Parse(line) is JsonObject said && said.ContainsKey("say")) _lines.Add(said);
            else Note(line);
        }
        catch (JsonException)
        {
            // Native code writes to the output without asking.
            Note(line);
        }
    }

    private void Note(string? line)
    {
        const int Most = 200;
        if (string.IsNullOrWhiteSpace(line)) return;
        _errors.Enqueue(line);
        while (_errors.Count > Most) _errors.TryDequeue(out _);
    }
}
