using Lethe.Auditing.Running.Workers;

namespace Lethe.Hosting;

/// <summary>How this program starts itself, as a worker or with another command.</summary>
public static class WorkerProgram
{
    // A worker's own code is a small part of its work: counting what runs often, to compile it better, costs more than it gains.
    public static WorkerCommand Command(Home home)
    {
        var worker = Command(home, "worker");
        return worker with { Environment = new Dictionary<string, string?>(worker.Environment!) { ["DOTNET_TieredPGO"] = "0" } };
    }

    public static WorkerCommand Command(Home home, params string[] words)
    {
        var program = Environment.ProcessPath ?? throw new InvalidOperationException("The system does not say what program this is.");
        var isHost = Path.GetFileNameWithoutExtension(program) == "dotnet";
        IReadOnlyList<string> arguments = isHost ? [Path.Combine(AppContext.BaseDirectory, "lethe.dll"), .. words] : words;
        return new WorkerCommand(program, arguments, new Dictionary<string, string?> { ["LETHE_HOME"] = home.Folder });
    }
}
