namespace TorchSharp;

/// <summary>The scopes of one thread, outermost first.</summary>
public class DisposeScopeManager
{
    [ThreadStatic] private static DisposeScopeManager? _threadSingleton;

    private readonly List<DisposeScope> _stack = [];

    internal ThreadDisposeScopeStatistics StatisticsInstance { get; } = new();

    internal static DisposeScopeManager ThreadSingleton => _threadSingleton ??= new DisposeScopeManager();

    /// <summary>Counts of this thread: what was created, disposed and moved, inside scopes and outside.</summary>
    public static ThreadDisposeScopeStatistics Statistics => ThreadSingleton.StatisticsInstance;

    internal DisposeScope? Current { get; private set; }

    internal static DisposeScope NewDisposeScope()
    {
        var manager = ThreadSingleton;
        var scope = new DisposeScope(manager);
        manager._stack.Add(scope);
        manager.Current = scope;
        return scope;
    }

    internal void Register(torch.Tensor tensor)
    {
        if (Current is { } scope)
        {
            StatisticsInstance.CreatedInScopeCount++;
            scope.Add(tensor);
        }
        else
        {
            StatisticsInstance.CreatedOutsideScopeCount++;
        }
    }

    internal void Leave(DisposeScope scope)
    {
        _stack.Remove(scope);
        Current = _stack.Count > 0 ? _stack[^1] : null;
    }
}
