namespace Lethe.Sdk;

/// <summary>How far a piece of work is. Reporting is cheap: whoever listens decides how often to show it.</summary>
public sealed class Progress(IProgressSink sink)
{
    public static Progress None { get; } = new(new Nobody());

    /// <param name="done">Steps finished, of <paramref name="total"/>; 0 of 0 when the end is not known.</param>
    /// <param name="what">What is going on, in a few words.</param>
    public void Report(long done, long total, string what) => sink.Report(done, total, what);

    /// <summary>A line for the log of the stage.</summary>
    public void Log(string line) => sink.Log(line);

    private sealed class Nobody : IProgressSink
    {
        public void Report(long done, long total, string what)
        {
        }

        public void Log(string line)
        {
        }
    }
}
