using System.Diagnostics;

namespace Lethe.Torch.Tests.Support;

/// <summary>The distribution's Python, with NumPy and torch, as the peer that results are compared with.</summary>
internal static class PythonPeer
{
    private const string Interpreter = "/usr/bin/python3";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly Lazy<string?> Lack = new(() =>
        !File.Exists(Interpreter) ? $"there is no {Interpreter}"
        : Start(["-c", "import numpy, torch"]).Code == 0 ? null
        : $"{Interpreter} has no numpy or no torch");

    /// <summary>Runs a script and returns what it prints; skips the test where the peer is not installed.</summary>
    public static string Run(string script, params string[] arguments) => Checked(["-c", script, .. arguments]);

    /// <summary>The same for a script that lies in Fixtures.</summary>
    public static string RunFixture(string script, params string[] arguments) =>
        Checked([Path.Combine(AppContext.BaseDirectory, "Fixtures", script), .. arguments]);

    private static string Checked(string[] arguments)
    {
        if (Lack.Value is { } lack) Assert.Skip(lack);
        var (code, output, errors) = Start(arguments);
        Assert.True(code == 0, errors);
        return output.Trim();
    }

    private static (int Code, string Output, string Errors) Start(string[] arguments)
    {
        var start = new ProcessStartInfo(Interpreter) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{Interpreter} {string.Join(' ', arguments)} did not end within {Patience}.");
        }
        process.WaitForExit();
        return (process.ExitCode, output.GetAwaiter().GetResult(), errors.GetAwaiter().GetResult());
    }
}
