using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>
/// Owns what is created on its thread while it is the innermost scope there, and disposes it at its end. What should
/// live on is moved out first. Scopes are per thread: tensor code must not cross an <c>await</c>.
/// </summary>
public sealed class DisposeScope : IDisposable
{
    private readonly DisposeScopeManager _manager;

    // A tensor remembers its slot, so leaving a scope early is one write. Emptied slots stay until the scope ends.
    private List<IDisposable?> _slots = [];

    private int _count;

    internal DisposeScope(DisposeScopeManager disposeScopeManager)
    {
        ArgumentNullException.ThrowIfNull(disposeScopeManager);
        _manager = disposeScopeManager;
        OuterScope = disposeScopeManager.Current;
    }

    internal DisposeScope? OuterScope { get; }

    /// <summary>What the scope holds now; the list does not follow later changes.</summary>
    public IReadOnlyList<IDisposable> DisposablesView => [.. _slots.OfType<IDisposable>()];

    public int DisposablesCount => _count;

    public bool Contains(IDisposable disposable) =>
        disposable is Tensor tensor ? tensor.OwningDisposeScope == this : Find(disposable) >= 0;

    /// <summary>Takes over something that belongs to no scope, or to another one.</summary>
    public void Attach(IDisposable disposable)
    {
        if (disposable is Tensor { OwningDisposeScope: { } owner } tensor) owner.Remove(tensor);
        Add(disposable);
        _manager.StatisticsInstance.AttachedToScopeCount++;
    }

    public void Attach(params IDisposable[] disposables) => Attach((IEnumerable<IDisposable>)disposables);

    public IReadOnlyList<IDisposable> Attach(IEnumerable<IDisposable> disposables)
    {
        IDisposable[] attached = [.. disposables];
        foreach (var disposable in attached) Attach(disposable);
        return attached;
    }

    /// <summary>Hands over to the surrounding scope; without one, the disposable is its holder's to dispose.</summary>
    public T MoveToOuter<T>(T disposable) where T : IDisposable => MoveToOther(OuterScope, disposable);

    public (T1 first, T2 second) MoveToOuter<T1, T2>(T1 first, T2 second) where T1 : IDisposable where T2 : IDisposable =>
        (MoveToOuter(first), MoveToOuter(second));

    public (T1 first, T2 second, T3 third) MoveToOuter<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable where T2 : IDisposable where T3 : IDisposable =>
        (MoveToOuter(first), MoveToOuter(second), MoveToOuter(third));

    public void MoveToOuter(params IDisposable[] disposables) => MoveToOuter((IEnumerable<IDisposable>)disposables);

    public void MoveToOuter(IEnumerable<IDisposable> disposables) => MoveToOther(OuterScope, disposables);

    public T MoveToOther<T>(DisposeScope? scope, T disposable) where T : IDisposable
    {
        if (!Remove(disposable)) return disposable;
        if (scope is not null) scope.Add(disposable);
        else _manager.StatisticsInstance.DetachedFromScopeCount++;
        return disposable;
    }

    public void MoveToOther(DisposeScope? scope, params IDisposable[] disposables) =>
        MoveToOther(scope, (IEnumerable<IDisposable>)disposables);

    public void MoveToOther(DisposeScope? scope, IEnumerable<IDisposable> disposables)
    {
        foreach (var disposable in disposables) MoveToOther(scope, disposable);
    }

    /// <summary>Takes out of all scopes: from here its holder disposes it.</summary>
    public T Detach<T>(T disposable) where T : IDisposable
    {
        if (Remove(disposable)) _manager.StatisticsInstance.DetachedFromScopeCount++;
        return disposable;
    }

    public void Detach(params IDisposable[] disposables) => Detach((IEnumerable<IDisposable>)disposables);

    public void Detach(IEnumerable<IDisposable> disposables)
    {
        foreach (var disposable in disposables) Detach(disposable);
    }

    public void DisposeEverything()
    {
        // Disposing may run anybody's code, which may create tensors: they land in the fresh list and go with it.
        while (_count > 0)
        {
            var slots = _slots;
            _slots = [];
            _count = 0;
            foreach (var disposable in slots) Release(disposable);
        }
        _slots.Clear();
    }

    /// <summary>Clears the scope without ending it; what is kept stays in it.</summary>
    public void DisposeEverythingBut(IEnumerable<IDisposable> inKeep)
    {
        var kept = inKeep.Where(Remove).ToArray();
        DisposeEverything();
        foreach (var disposable in kept) Add(disposable);
    }

    public void DisposeEverythingBut(params IDisposable[] keep) => DisposeEverythingBut((IEnumerable<IDisposable>)keep);

    public T DisposeEverythingBut<T>(T keep) where T : IDisposable
    {
        DisposeEverythingBut([keep]);
        return keep;
    }

    /// <summary>To be called when something in the scope was disposed by hand; tensors do it themselves.</summary>
    public void MarkAsDisposed(IDisposable disposable)
    {
        if (Remove(disposable)) _manager.StatisticsInstance.DisposedInScopeCount++;
    }

    public void Dispose()
    {
        DisposeEverything();
        _manager.Leave(this);
    }

    internal void Add(IDisposable disposable)
    {
        if (disposable is Tensor tensor)
        {
            tensor.OwningDisposeScope = this;
            tensor.ScopeSlot = _slots.Count;
        }
        _slots.Add(disposable);
        _count++;
    }

    private bool Remove(IDisposable disposable)
    {
        var tensor = disposable as Tensor;
        var slot = tensor is null ? Find(disposable) : tensor.OwningDisposeScope == this ? tensor.ScopeSlot : -1;
        if (slot < 0) return false;
        if (tensor is not null) tensor.OwningDisposeScope = null;
        _slots[slot] = null;
        _count--;
        // The common temporary, made and disposed at once, leaves no hole behind.
        while (_slots.Count > 0 && _slots[^1] is null) _slots.RemoveAt(_slots.Count - 1);
        return true;
    }

    private int Find(IDisposable disposable) => _slots.FindIndex(held => ReferenceEquals(held, disposable));

    private void Release(IDisposable? disposable)
    {
        if (disposable is null) return;
        _manager.StatisticsInstance.DisposedInScopeCount++;
        if (disposable is Tensor tensor) tensor.Release();
        else disposable.Dispose();
    }
}
