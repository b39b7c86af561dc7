namespace Lethe.Sdk.Testing;

/// <summary>Takes progress without showing it.</summary>
internal sealed class WatchedSink(ReadWatch watch) : IProgressSink
{
    public void Report(long done, long total, string what) => watch.Report();

    public void Log(string line)
    {
    }
}
