using System.Collections;
using System.Diagnostics.CodeAnalysis;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Modules under keys, in the order they came; they are components of it under these names.</summary>
#pragma warning disable CA1710 // The name is PyTorch's.
public class ModuleDict<T> : nn.Module, IDictionary<string, T>, IList<(string, T)> where T : nn.Module
#pragma warning restore CA1710
{
    private readonly OrderedDictionary<string, T> _items = [];

    public ModuleDict() : base(nameof(ModuleDict<>))
    {
    }

    public int Count => _items.Count;

    public bool IsReadOnly => false;

    public ICollection<string> Keys => _items.Keys;

    public ICollection<T> Values => _items.Values;

    public T this[string key]
    {
        get => _items[key];
        set => Change(() => _items[key] = value);
    }

    public (string, T) this[int index]
    {
        get => Pair(_items.GetAt(index));
        set => Change(() => _items.SetAt(index, value.Item1, value.Item2));
    }

    public IEnumerable<string> keys() => _items.Keys;

    public IEnumerable<T> values() => _items.Values;

    public IEnumerator<(string, T)> items() => GetEnumerator();

    public void clear() => Clear();

    public void Add(string key, T value) => Change(() => _items.Add(key, value));

    public void Add((string, T) item) => Add(item.Item1, item.Item2);

    public void Add(KeyValuePair<string, T> item) => Add(item.Key, item.Value);

    public void Insert(int index, (string, T) item) => Change(() => _items.Insert(index, item.Item1, item.Item2));

    public bool Remove(string key)
    {
        var removed = false;
        Change(() => removed = _items.Remove(key));
        return removed;
    }

    public bool Remove((string, T) item) => Contains(item) && Remove(item.Item1);

    public bool Remove(KeyValuePair<string, T> item) => Contains(item) && Remove(item.Key);

    public void RemoveAt(int index) => Change(() => _items.RemoveAt(index));

    public void Clear() => Change(_items.Clear);

    public bool ContainsKey(string key) => _items.ContainsKey(key);

    public bool Contains((string, T) item) => _items.TryGetValue(item.Item1, out var held) && ReferenceEquals(held, item.Item2);

    public bool Contains(KeyValuePair<string, T> item) => Contains((item.Key, item.Value));

    public int IndexOf((string, T) item) => Contains(item) ? _items.IndexOf(item.Item1) : -1;

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out T value) => _items.TryGetValue(key, out value);

    public void CopyTo((string, T)[] array, int arrayIndex)
    {
        foreach (var item in _items) array[arrayIndex++] = Pair(item);
    }

    public void CopyTo(KeyValuePair<string, T>[] array, int arrayIndex)
    {
        foreach (var item in _items) array[arrayIndex++] = item;
    }

    public IEnumerator<(string, T)> GetEnumerator() => _items.Select(Pair).GetEnumerator();

    IEnumerator<KeyValuePair<string, T>> IEnumerable<KeyValuePair<string, T>>.GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static (string, T) Pair(KeyValuePair<string, T> item) => (item.Key, item.Value);

    private void Change(Action change)
    {
        change();
        ClearModules();
        foreach (var (key, module) in _items) register_module(key, module);
    }
}
