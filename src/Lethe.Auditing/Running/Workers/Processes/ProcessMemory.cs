namespace Lethe.Auditing.Running.Workers.Processes;

/// <summary>Resident memory of another process during one unit: its peak, kept by the kernel, so that nothing between two looks is missed.</summary>
internal sealed class ProcessMemory
{
    private readonly string _status;
    private readonly bool _isKernelsPeakOurs;

    public ProcessMemory(int process)
    {
        _status = $"/proc/{process}/status";
        _isKernelsPeakOurs = ResetPeak(process);
    }

    /// <summary>The most seen so far.</summary>
    public long PeakBytes { get; private set; }

    /// <summary>Has a look; without effect when the process is gone.</summary>
    public void Sample()
    {
        try
        {
            // Without the reset the kernel's peak can be that of an earlier unit; what is used now cannot.
            var wanted = _isKernelsPeakOurs ? "VmHWM:" : "VmRSS:";
            if (File.ReadLines(_status).FirstOrDefault(line => line.StartsWith(wanted, StringComparison.Ordinal)) is { } found)
                PeakBytes = Math.Max(PeakBytes, long.Parse(found.AsSpan(wanted.Length).Trim().TrimEnd(" kB")) * 1024);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // It ended since the last look. That is noticed elsewhere.
        }
    }

    private static bool ResetPeak(int process)
    {
        try
        {
            // The kernel's word for "forget the peak": 5, written here.
            using var file = new FileStream($"/proc/{process}/clear_refs", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
            file.Write("5"u8);
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
