using System.Diagnostics;

namespace Lethe.Storage.Audits;

/// <summary>A process that runs audits.</summary>
/// <param name="Started">
/// Tells it from another process that gets the same number later, as happens in containers each time; empty where the
/// system does not say.
/// </param>
public sealed record Runner(string Host, int ProcessId, string Started = "")
{
    private const char Separator = '/';

    // Of /proc/PID/stat, counted after the name, which may hold anything.
    private const int StartTimeField = 19;

    public static Runner ThisProcess => new(Environment.MachineName, Environment.ProcessId, StartOf(Environment.ProcessId));

    /// <summary>It was on this host and is there no more. False also means: cannot be known from here.</summary>
    public bool IsGone
    {
        get
        {
            if (Host != Environment.MachineName) return false;
            try
            {
                using var process = Process.GetProcessById(ProcessId);
                return Started.Length > 0 && StartOf(ProcessId) != Started;
            }
            catch (ArgumentException)
            {
                return true;
            }
        }
    }

    public override string ToString() => string.Join(Separator, Host, ProcessId, Started);

    internal static Runner? Read(string? text)
    {
        if (text is null) return null;
        var parts = text.Split(Separator);
        return parts.Length == 3 && int.TryParse(parts[1], out var number)
            ? new Runner(parts[0], number, parts[2])
            : throw new StorageException($"The database says '{text}' where a host and a process belong; put a backup in its place.");
    }

    private static string StartOf(int process)
    {
        if (!OperatingSystem.IsLinux()) return "";
        try
        {
            var status = File.ReadAllText($"/proc/{process}/stat");
            var fields = status[(status.LastIndexOf(')') + 2)..].Split(' ');
            // A zombie has ended; only its parent has not asked yet.
            return fields[0] == "Z" ? "" : fields[StartTimeField];
        }
        catch (IOException)
        {
            // It ended just now.
            return "";
        }
    }
}
