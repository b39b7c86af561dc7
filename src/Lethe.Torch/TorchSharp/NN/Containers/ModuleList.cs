using System.Collections;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A list whose modules are components of it, under their numbers.</summary>
public class ModuleList<T> : nn.Module, IList<T> where T : nn.Module
{
    private readonly List<T> _list = [];

    public ModuleList(params T[] modules) : base(nameof(ModuleList<>)) => extend(modules);

    public int Count => _list.Count;

    public bool IsReadOnly => false;

    public T this[int index]
    {
        get => _list[index];
        set => Change(() => _list[index] = value);
    }

    public void append(params T[] parameters) => extend(parameters);

    public void extend(IEnumerable<T> modules) => Change(() => _list.AddRange(modules));

    public void Add(T item) => Change(() => _list.Add(item));

    public void Insert(int index, T item) => Change(() => _list.Insert(index, item));

    public bool Remove(T item)
    {
        var removed = false;
        Change(() => removed = _list.Remove(item));
        return removed;
    }

    public void RemoveAt(int index) => Change(() => _list.RemoveAt(index));

    public void Clear() => Change(_list.Clear);

    public bool Contains(T item) => _list.Contains(item);

    public int IndexOf(T item) => _list.IndexOf(item);

    public void CopyTo(T[] array, int arrayIndex) => _list.CopyTo(array, arrayIndex);

    public IEnumerator<T> GetEnumerator() => _list.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    // Numbers shift when the list changes, so the names are given anew.
    private void Change(Action change)
    {
        change();
        ClearModules();
        for (var i = 0; i < _list.Count; i++) register_module($"{i}", _list[i]);
    }
}
