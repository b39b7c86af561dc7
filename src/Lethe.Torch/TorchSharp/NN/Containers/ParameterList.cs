using System.Collections;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A list whose parameters are components of it, under their numbers.</summary>
public class ParameterList : nn.Module, IList<Parameter>
{
    private readonly List<Parameter> _list = [];

    public ParameterList(params Parameter[] parameters) : base(nameof(ParameterList)) => extend(parameters);

    public int Count => _list.Count;

    public bool IsReadOnly => false;

    public Parameter this[int index]
    {
        get => _list[index];
        set => Change(() => _list[index] = value);
    }

    public void append(params Parameter[] parameters) => extend(parameters);

    public void extend(IEnumerable<Parameter> parameters) => Change(() => _list.AddRange(parameters));

    public void Add(Parameter item) => Change(() => _list.Add(item));

    public void Insert(int index, Parameter item) => Change(() => _list.Insert(index, item));

    public bool Remove(Parameter item)
    {
        var removed = false;
        Change(() => removed = _list.Remove(item));
        return removed;
    }

    public void RemoveAt(int index) => Change(() => _list.RemoveAt(index));

    public void Clear() => Change(_list.Clear);

    public bool Contains(Parameter item) => _list.Contains(item);

    public int IndexOf(Parameter item) => _list.IndexOf(item);

    public void CopyTo(Parameter[] array, int arrayIndex) => _list.CopyTo(array, arrayIndex);

    public IEnumerator<Parameter> GetEnumerator() => _list.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    // Numbers shift when the list changes, so the names are given anew.
    private void Change(Action change)
    {
        change();
        ClearParameters();
        for (var i = 0; i < _list.Count; i++) register_parameter($"{i}", _list[i]);
    }
}
