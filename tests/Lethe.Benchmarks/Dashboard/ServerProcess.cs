using System.Diagnostics;
using Lethe.Hosting;

namespace Lethe.Benchmarks.Dashboard;

/// <summary><c>lethe serve</c> as a process of its own, so that its memory and its processor time are its own.</summary>
internal sealed class ServerProcess : IDisposable
{
    private const double Megabyte = 1 << 20;

    private readonly Process _process;

    private ServerProcess(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>Megabytes of memory that are not swapped out and not somebody else's.</summary>
    public double Resident
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / Megabyte;
        }
    }

    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public static async Task<ServerProcess> StartAsync(Home home, CancellationToken cancellation)
    {
        var command = WorkerProgram.Command(home, "serve", "--urls", "http://127.0.0.1:0");
        var start = new ProcessStartInfo(command.FileName, command.Arguments) { RedirectStandardOutput = true };
        foreach (var (name, value) in command.Environment!) start.Environment[name] = value;
        start.Environment.Remove(Home.StoreVariable);
        var process = Process.Start(start)!;
        try
        {
            var line = await process.StandardOutput.ReadLineAsync(cancellation);
            var address = line?.Split(' ').FirstOrDefault(word => word.StartsWith("http:", StringComparison.Ordinal))
                ?? throw new InvalidOperationException("The server did not start; what it says stands above.");
            return new ServerProcess(process, new Uri(address.TrimEnd('.')));
        }
        catch
        {
            End(process);
            throw;
        }
    }

    public void Dispose() => End(_process);

    // Its home goes with it: there is nothing to end in order.
    private static void End(Process process)
    {
        if (!process.HasExited) process.Kill();
        process.WaitForExit();
        process.Dispose();
    }
}
