using Lethe.Auditing.Running.Workers;

namespace Lethe.Hosting;

/// <summary>How this program starts itself, as a worker or with another command.</summary>
public static class WorkerProgram
{
    public static WorkerCommand Command(Home home) => Command(home, "worker");

    public static WorkerCommand Command(Home home, params string[] words)
    {
        var program = Environment.ProcessPath ?? throw new InvalidOperationException("The system does not say what program this is.");
        var isHost = Path.GetFileNameWithoutExtension(program) == "dotnet";
        IReadOnlyList<string> arguments = isHost ? [Path.Combine(AppContext.BaseDirectory, "lethe.dll"), .. words] : words;
        return new WorkerCommand(program, arguments, new Dictionary<string, string?> { ["LETHE_HOME"] = home.Folder });
    }
}
