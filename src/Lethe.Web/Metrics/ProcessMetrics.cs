using System.Diagnostics;

namespace Lethe.Web.Metrics;

/// <summary>This process, under the names that Prometheus's own clients use, so that dashboards made for them fit.</summary>
internal static class ProcessMetrics
{
    public static void WriteTo(MetricsText text)
    {
        using var process = Process.GetCurrentProcess();
        Write(text, "process_start_time_seconds", "gauge", "When the server started, in seconds since 1970.", new DateTimeOffset(process.StartTime).ToUnixTimeMilliseconds() / 1000.0);
        Write(text, "process_cpu_seconds_total", "counter", "Processor time, of all processors together.", process.TotalProcessorTime.TotalSeconds);
        Write(text, "process_resident_memory_bytes", "gauge", "Memory that is not swapped out.", process.WorkingSet64);
        Write(text, "process_threads", "gauge", "Threads.", process.Threads.Count);
        var memory = GC.GetGCMemoryInfo();
        Write(text, "dotnet_gc_heap_bytes", "gauge", "Managed memory in use after the last collection.", memory.HeapSizeBytes);
        Write(text, "dotnet_gc_committed_bytes", "gauge", "Memory that the collector holds.", memory.TotalCommittedBytes);
        Write(text, "dotnet_gc_collections_total", "counter", "Collections since the start, of all generations.", GC.CollectionCount(0));
    }

    private static void Write(MetricsText text, string name, string type, string help, double value)
    {
        text.Head(name, type, help);
        text.Sample(name, value);
    }
}
