namespace Lethe.Auditing.Running.Workers.Watching;

/// <summary>So many places, given first come, first served; <see cref="SemaphoreSlim"/> promises no order.</summary>
internal sealed class Turnstile(int places)
{
    private readonly LinkedList<TaskCompletionSource<bool>> _waiting = [];
    private readonly Lock _gate = new();
    // Above 0 only when nobody waits.
    private int _free = places;

    /// <returns>False when it was cancelled first; then there is nothing to leave.</returns>
    public async Task<bool> Enter(CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested) return false;
        LinkedListNode<TaskCompletionSource<bool>> place;
        lock (_gate)
        {
            if (_free > 0)
            {
                _free--;
                return true;
            }
            place = _waiting.AddLast(new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously));
        }
        await using var registration = cancellation.Register(() => GiveUp(place));
        return await place.Value.Task;
    }

    public void Leave()
    {
        TaskCompletionSource<bool>? next;
        lock (_gate)
        {
            next = _waiting.First?.Value;
            if (next is null) _free++;
            else _waiting.RemoveFirst();
        }
        next?.SetResult(true);
    }

    private void GiveUp(LinkedListNode<TaskCompletionSource<bool>> place)
    {
        lock (_gate)
        {
            // Its turn came at the same moment.
            if (place.List is null) return;
            _waiting.Remove(place);
        }
        place.Value.SetResult(false);
    }
}
