using System.Collections.Concurrent;

namespace Lethe.Auditing.Running.Workers.Serving;

/// <summary>
/// One thread for all units of a worker, one after another: native libraries keep pools and state for each thread that
/// calls them, and a new thread for every unit would pay for these again.
/// </summary>
internal sealed class UnitThread : IDisposable
{
    private readonly UnitExecution _execution;
    private readonly EventWriter _events;
    private readonly BlockingCollection<Order> _orders = [];
    private readonly Lock _gate = new();
    private Order? _current;

    public UnitThread(UnitExecution execution, EventWriter events)
    {
        (_execution, _events) = (execution, events);
        new Thread(Work) { IsBackground = true, Name = "unit" }.Start();
    }

    /// <returns>False when a unit is running.</returns>
    public bool TryStart(string unitFile)
    {
        lock (_gate)
        {
            if (_current is not null) return false;
            _current = new Order(unitFile, new CancellationTokenSource());
            _orders.Add(_current);
            return true;
        }
    }

    /// <summary>Asks the running unit to stop, if there is one.</summary>
    public void Cancel()
    {
        Order? order;
        lock (_gate) order = _current;
        if (order is not null) _ = Cancel(order.Stop);
    }

    /// <summary>The thread ends after the unit it has, which nobody waits for.</summary>
    public void Dispose() => _orders.CompleteAdding();

    // What a plugin hooked to the token runs elsewhere: this thread has to see the end of the input, whatever plugins do.
    private static async Task Cancel(CancellationTokenSource stop)
    {
        try
        {
            await stop.CancelAsync();
        }
        catch (AggregateException failure)
        {
            // The unit may be over by now, and the log another's.
            Console.Error.WriteLine(failure);
        }
    }

    private void Work()
    {
        foreach (var order in _orders.GetConsumingEnumerable())
        {
            var end = _execution.Run(order.UnitFile, order.Stop.Token);
            // Before the event: who reads it may send the next order at once.
            lock (_gate) _current = null;
            _events.Write(end);
        }
    }

    private sealed record Order(string UnitFile, CancellationTokenSource Stop);
}
