namespace Lethe.Sdk;

/// <summary>Receives progress: a terminal, a pipe to the server, a test.</summary>
public interface IProgressSink
{
    void Report(long done, long total, string what);

    void Log(string line);
}
