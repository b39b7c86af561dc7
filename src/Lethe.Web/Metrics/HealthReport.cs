using Lethe.Storage;

namespace Lethe.Web.Metrics;

/// <summary>Whether the server can do its work.</summary>
/// <param name="Status"><c>ok</c>, or <c>degraded</c> when one of the parts is not.</param>
/// <param name="Database"><c>ok</c>, or what is wrong.</param>
/// <param name="Store"><c>ok</c>, or what is wrong.</param>
/// <param name="Worker"><c>ok</c>, or that no worker is listening.</param>
public sealed record HealthReport(string Status, string Database, string Store, string Worker)
{
    private const string Fine = "ok";

    internal bool IsOk => Status == Fine;

    internal static HealthReport Of(Engine engine, QueuePulse pulse)
    {
        var (database, store) = (Try(() => engine.Database.Audits.CountByState()), Try(() => WriteInto(engine.Home.Store)));
        var worker = pulse.IsListening ? Fine : "no worker is listening";
        return new HealthReport(database == Fine && store == Fine && worker == Fine ? Fine : "degraded", database, store, worker);
    }

    private static string Try(Action part)
    {
        try
        {
            part();
            return Fine;
        }
        catch (Exception fault) when (fault is StorageException or IOException or UnauthorizedAccessException)
        {
            return fault.Message;
        }
    }

    // Whether there is room and the right to write shows only in writing.
    private static void WriteInto(string folder)
    {
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, $".health-{Guid.NewGuid():N}");
        File.WriteAllText(file, "x");
        File.Delete(file);
    }
}
