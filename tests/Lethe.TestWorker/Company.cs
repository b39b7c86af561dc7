using System.Diagnostics;
using Lethe.Sdk;

namespace Lethe.TestWorker;

/// <summary>Units that are not alone.</summary>
internal static class Company
{
    /// <summary>Leaves four children behind; then ends (0), dies (1) or hangs (2).</summary>
    public static void Children(Order order)
    {
        // The tag, a very small number, is a part of the time to sleep.
        var sleep = $"sleep 300 {order.Tag}";
        // One as any program starts it, one without the environment, one that left session and group, and one whose parent
        // is dead as well.
        string[] scripts = [sleep, $"env -i {sleep}", $"setsid {sleep}", $"(setsid {sleep} &); exit 0"];
        foreach (var script in scripts) Process.Start(new ProcessStartInfo("sh", ["-c", script]))!.Dispose();
        Thread.Sleep(200);
        File.WriteAllText(order.File, $"{Environment.ProcessId}");
        if (order.Count == 1) Deaths.Signal(9);
        if (order.Count == 2) Thread.Sleep(Timeout.Infinite);
    }

    /// <summary>Stays until so many units are there at once, and says how many it has seen.</summary>
    public static void Meet(Order order, IProgressSink progress)
    {
        var own = Path.Combine(order.Folder, $"{Environment.ProcessId}");
        File.WriteAllText(own, "");
        var (most, looks) = (0, 0);
        while (most < order.Count || looks < 20)
        {
            most = Math.Max(most, Directory.GetFiles(order.Folder).Length);
            looks++;
            Thread.Sleep(10);
        }
        progress.Log($"{most}");
        File.Delete(own);
    }
}
