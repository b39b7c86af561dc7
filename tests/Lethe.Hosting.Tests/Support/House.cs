using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Lethe.Hosting.Tests.Support;

/// <summary>A home of its own, in which the built program runs as a process with the built-in plugins and some bad ones.</summary>
public sealed class House : IDisposable
{
    public static readonly string Checkout = FindCheckout();

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <param name="fixture">Which of the fixtures stands among its plugins.</param>
    public House(string fixture = "Misbehaving")
    {
        Folder = Directory.CreateTempSubdirectory("lethe-house-").FullName;
        var plugin = Directory.CreateDirectory(Path.Combine(Home, "plugins", fixture)).FullName;
        File.Copy(Path.Combine(AppContext.BaseDirectory, "fixtures", $"{fixture}.dll"), Path.Combine(plugin, $"{fixture}.dll"));
        File.WriteAllText(Path.Combine(plugin, "plugin.json"), $$"""{ "name": "{{fixture}}", "version": "1.0", "sdk": "0.1", "assemblies": ["{{fixture}}.dll"] }""");
    }

    public string Folder { get; }

    public string Home => Path.Combine(Folder, "home");

    public Engine Open() => new(new Installation(AppContext.BaseDirectory, Checkout), new Home(Home), TimeProvider.System);

    public string Write(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Starts the program; its output comes with the answer.</summary>
    public Process Start(params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", args.Prepend(Path.Combine(AppContext.BaseDirectory, "lethe.dll")))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Folder,
        };
        start.Environment["LETHE_HOME"] = Home;
        start.Environment["LETHE_ROOT"] = Checkout;
        start.Environment.Remove("LETHE_PLUGINS");
        return Process.Start(start)!;
    }

    public Answer Run(params string[] args) => End(Start(args));

    public static Answer End(Process process)
    {
        using (process)
        {
            var output = process.StandardOutput.ReadToEndAsync();
            var error = process.StandardError.ReadToEndAsync();
            if (process.WaitForExit(Patience)) return new Answer(process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"The program did not end within {Patience}.");
        }
    }

    /// <summary>Runs an audit and reads its JSON.</summary>
    public AuditAnswer Audit(string request, params string[] args)
    {
        var answer = Run([.. new[] { "audit", "run", request, "--json", "-" }, .. args]);
        Assert.True(answer.Output.StartsWith('{'), $"exit {answer.ExitCode}: {answer.Output}{answer.Error}");
        return new AuditAnswer(answer.ExitCode, JsonNode.Parse(answer.Output)!.AsObject(), answer.Error);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static string FindCheckout()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Audit.sln"))) return folder.FullName;
        throw new InvalidOperationException("The tests run from a checkout: they use the plugins that are built into it.");
    }
}
