using Lethe.Auditing.Running.Workers.Protocol;

namespace Lethe.Auditing.Running.Workers.Serving;

/// <summary>Writes events as whole lines, from any thread. Waits when nobody reads: that is what keeps a flood small.</summary>
internal sealed class EventWriter(Stream output)
{
    private readonly Lock _gate = new();
    private bool _isBroken;

    public void Write(WorkerEvent happened)
    {
        var line = happened.ToLine();
        lock (_gate)
        {
            if (_isBroken) return;
            try
            {
                output.Write(line);
                output.Flush();
            }
            catch (Exception failure) when (failure is IOException or ObjectDisposedException)
            {
                // Nobody listens any more. That is no fault of the unit: its artifact counts, with listeners or without.
                _isBroken = true;
            }
        }
    }
}
