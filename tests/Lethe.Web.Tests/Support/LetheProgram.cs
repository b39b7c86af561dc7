using System.Diagnostics;

namespace Lethe.Web.Tests.Support;

/// <summary>The program, as a process.</summary>
internal static class LetheProgram
{
    public static Process Start(string home, IReadOnlyDictionary<string, string?>? environment, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", args.Prepend(Path.Combine(AppContext.BaseDirectory, "lethe.dll")))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["LETHE_HOME"] = home;
        start.Environment["LETHE_ROOT"] = Server.Checkout();
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>()) start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <param name="input">What stands on its standard input.</param>
    public static async Task<(int Code, string Output, string Error)> RunAsync(
        string home, string? input, IReadOnlyDictionary<string, string?>? environment, params string[] args)
    {
        using var process = Start(home, environment, args);
        if (input is not null) await process.StandardInput.WriteLineAsync(input.AsMemory(), TestContext.Current.CancellationToken);
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output, await error);
    }
}
