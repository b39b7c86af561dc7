namespace Lethe.Auditing.Running.Workers.Processes;

/// <summary>What the kernel says of a process.</summary>
/// <param name="State">R running, S sleeping, Z dead but not buried, ...</param>
/// <param name="Session">The process that leads its session.</param>
/// <param name="Started">Clock ticks from the start of the machine.</param>
internal sealed record ProcessEntry(int Id, char State, int Session, long Started)
{
    public bool IsDead => State is 'Z' or 'X';

    /// <summary>Null when there is no such process.</summary>
    public static ProcessEntry? Of(int process)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{process}/stat");
            // The name comes second, in parentheses, and may hold spaces and parentheses itself.
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            return new ProcessEntry(process, fields[0][0], int.Parse(fields[3]), long.Parse(fields[19]));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    public static IEnumerable<ProcessEntry> All() =>
        from folder in Directory.EnumerateDirectories("/proc")
        let id = int.TryParse(Path.GetFileName(folder), out var number) ? number : 0
        where id > 0
        let entry = Of(id)
        where entry is not null
        select entry;
}
