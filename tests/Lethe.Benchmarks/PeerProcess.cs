using System.Diagnostics;
using System.Globalization;

namespace Lethe.Benchmarks;

/// <summary>The Python side: one process that is told over its standard input what to run and answers with seconds.</summary>
internal sealed class PeerProcess : IDisposable
{
    private const string Interpreter = "/usr/bin/python3";

    private readonly Process _process;

    private PeerProcess(Process process, string description)
    {
        _process = process;
        Description = description;
    }

    /// <summary>Versions and thread count, as the peer reports them.</summary>
    public string Description { get; }

    /// <summary>Starts the peer, or says why there is none.</summary>
    public static PeerProcess? Start(string device, int threads, out string? missing)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "peers", "serve.py");
        if (!File.Exists(Interpreter))
        {
            missing = $"{Interpreter} is not there";
            return null;
        }
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("LETHE_PEER_PYTHON") ?? Interpreter)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            ArgumentList = { script, device, threads.ToString(CultureInfo.InvariantCulture) },
        };
        var process = Process.Start(start)!;
        var hello = process.StandardOutput.ReadLine();
        if (hello is null || !hello.StartsWith("ready ", StringComparison.Ordinal))
        {
            process.WaitForExit();
            missing = "the peer did not start: is python3-torch installed?";
            process.Dispose();
            return null;
        }
        missing = null;
        return new PeerProcess(process, hello["ready ".Length..]);
    }

    /// <summary>Makes the peer prepare a case; what it held before is dropped.</summary>
    public void Prepare(string name) => Ask($"prepare {name}");

    /// <summary>Seconds that the peer took for so many runs.</summary>
    public double Time(int runs) => double.Parse(Ask($"time {runs}"), CultureInfo.InvariantCulture);

    public void Dispose()
    {
        try
        {
            _process.StandardInput.Close();
            if (!_process.WaitForExit(2000)) _process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
        _process.Dispose();
    }

    private string Ask(string request)
    {
        _process.StandardInput.WriteLine(request);
        _process.StandardInput.Flush();
        var answer = _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"The peer ended at '{request}'.");
        return answer.StartsWith("ok ", StringComparison.Ordinal)
            ? answer["ok ".Length..]
            : throw new InvalidOperationException($"The peer failed at '{request}': {answer}");
    }
}
