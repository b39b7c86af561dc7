namespace Lethe.Auditing.Running.Workers.Processes;

/// <summary>Whom the kernel ends first when memory runs out: a worker, whose unit can be tried again, before the server.</summary>
internal static class OutOfMemoryScore
{
    private const int Worker = 500;
    private const string Own = "/proc/self/oom_score_adj";

    /// <summary>Best effort: some containers do not let a process change this, and then the kernel chooses by size.</summary>
    public static void Raise()
    {
        try
        {
            if (int.Parse(File.ReadAllText(Own)) < Worker) File.WriteAllText(Own, $"{Worker}");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"{Own} stays as it is: {failure.Message}");
        }
    }

    /// <summary>How often the kernel has ended a process for want of memory since it started; 0 when it does not tell.</summary>
    public static long Kills()
    {
        const string Name = "oom_kill ";
        try
        {
            return File.ReadLines("/proc/vmstat").FirstOrDefault(line => line.StartsWith(Name, StringComparison.Ordinal)) is { } found
                ? long.Parse(found[Name.Length..]) : 0;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }
}
