using System.Collections;
using System.Diagnostics.CodeAnalysis;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Parameters under keys, in the order they came; they are components of it under these names.</summary>
#pragma warning disable CA1710 // The name is PyTorch's.
public class ParameterDict : nn.Module, IDictionary<string, Parameter>, IList<(string, Parameter)>
#pragma warning restore CA1710
{
    private readonly OrderedDictionary<string, Parameter> _items = [];

    public ParameterDict() : base(nameof(ParameterDict))
    {
    }

    public int Count => _items.Count;

    public bool IsReadOnly => false;

    public ICollection<string> Keys => _items.Keys;

    public ICollection<Parameter> Values => _items.Values;

    public Parameter this[string key]
    {
        get => _items[key];
        set => Change(() => _items[key] = value);
    }

    public (string, Parameter) this[int index]
    {
        get => Pair(_items.GetAt(index));
        set => Change(() => _items.SetAt(index, value.Item1, value.Item2));
    }

    public IEnumerable<string> keys() => _items.Keys;

    public IEnumerable<Parameter> values() => _items.Values;

    public IEnumerator<(string, Parameter)> items() => GetEnumerator();

    public void clear() => Clear();

    public void Add(string key, Parameter value) => Change(() => _items.Add(key, value));

    public void Add((string, Parameter) item) => Add(item.Item1, item.Item2);

    public void Add(KeyValuePair<string, Parameter> item) => Add(item.Key, item.Value);

    public void Insert(int index, (string, Parameter) item) => Change(() => _items.Insert(index, item.Item1, item.Item2));

    public bool Remove(string key)
    {
        var removed = false;
        Change(() => removed = _items.Remove(key));
        return removed;
    }

    public bool Remove((string, Parameter) item) => Contains(item) && Remove(item.Item1);

    public bool Remove(KeyValuePair<string, Parameter> item) => Contains(item) && Remove(item.Key);

    public void RemoveAt(int index) => Change(() => _items.RemoveAt(index));

    public void Clear() => Change(_items.Clear);

    public bool ContainsKey(string key) => _items.ContainsKey(key);

    public bool Contains((string, Parameter) item) => _items.TryGetValue(item.Item1, out var held) && ReferenceEquals(held, item.Item2);

    public bool Contains(KeyValuePair<string, Parameter> item) => Contains((item.Key, item.Value));

    public int IndexOf((string, Parameter) item) => Contains(item) ? _items.IndexOf(item.Item1) : -1;

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out Parameter value) => _items.TryGetValue(key, out value);

    public void CopyTo((string, Parameter)[] array, int arrayIndex)
    {
        foreach (var item in _items) array[arrayIndex++] = Pair(item);
    }

    public void CopyTo(KeyValuePair<string, Parameter>[] array, int arrayIndex)
    {
        foreach (var item in _items) array[arrayIndex++] = item;
    }

    public IEnumerator<(string, Parameter)> GetEnumerator() => _items.Select(Pair).GetEnumerator();

    IEnumerator<KeyValuePair<string, Parameter>> IEnumerable<KeyValuePair<string, Parameter>>.GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static (string, Parameter) Pair(KeyValuePair<string, Parameter> item) => (item.Key, item.Value);

    private void Change(Action change)
    {
        change();
        ClearParameters();
        foreach (var (key, parameter) in _items) register_parameter(key, parameter);
    }
}
