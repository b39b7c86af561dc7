using System.ComponentModel;
using System.Diagnostics;

namespace Lethe.Cli.Health;

/// <summary>PyTorch for Python, which measurements and some tests compare with. Lethe itself never uses it.</summary>
internal sealed class PythonPeerCheck(string python) : ICheck
{
    public const string DebianPython = "/usr/bin/python3";

    private const string Id = "python-peer";
    private const string Title = "PyTorch peer";
    private const string Remedy = "only for ./lethe test and ./lethe bench: apt-get install python3-torch python3-numpy";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public CheckResult Run()
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(python, ["-c", "import numpy, torch; print(torch.__version__)"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var output = process.StandardOutput.ReadToEndAsync();
            var error = process.StandardError.ReadToEndAsync();
            if (!process.WaitForExit(Patience))
            {
                process.Kill(entireProcessTree: true);
                return Absent($"{python} did not answer within {Patience.TotalSeconds} s");
            }

            return process.ExitCode == 0 ? Found(output.Result.Trim()) : Absent(LastLine(error.Result));
        }
        catch (Win32Exception fault)
        {
            return Absent(fault.Message);
        }
    }

    private CheckResult Found(string version) => new(Id, Title, CheckStatus.Ok, $"{version}, {python}")
    {
        Facts = new Dictionary<string, string> { ["version"] = version, ["path"] = python },
    };

    private static CheckResult Absent(string reason) => new(Id, Title, CheckStatus.Optional, reason, Remedy);

    private static string LastLine(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault() ?? "failed without a message";
}
