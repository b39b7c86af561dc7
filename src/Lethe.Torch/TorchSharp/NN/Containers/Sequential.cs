using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Runs its modules one after the other; it owns them.</summary>
public class Sequential : nn.Module<Tensor, Tensor>
{
    private readonly List<(string Name, nn.IModule<Tensor, Tensor> Module)> _modules = [];

    internal Sequential() : base(nameof(Sequential))
    {
    }

    protected Sequential(params (string name, nn.Module<Tensor, Tensor> submodule)[] modules) : this()
    {
        foreach (var (key, module) in modules) Add(key, module);
    }

    protected Sequential(params nn.Module<Tensor, Tensor>[] modules) : this()
    {
        foreach (var module in modules) Add(module);
    }

    public int Count => _modules.Count;

    [IndexerName("SequentialItems")]
    public nn.IModule<Tensor, Tensor> this[int index] => _modules[index].Module;

    /// <summary>A sequence of some of these modules: the same ones, not copies.</summary>
    [IndexerName("SequentialItems")]
    public Sequential this[(int? start, int? end) index] => Slice(index.start ?? 0, index.end ?? Count);

    [IndexerName("SequentialItems")]
    public Sequential this[Range index] => Slice(index.Start.GetOffset(Count), index.End.GetOffset(Count));

    public Sequential append(string name, nn.IModule<Tensor, Tensor> module)
    {
        Add(name, module);
        return this;
    }

    public Sequential append(nn.IModule<Tensor, Tensor> module)
    {
        Add(module);
        return this;
    }

    public override Tensor forward(Tensor input)
    {
        if (_modules.Count == 0) return input.alias();
        var at = _modules[0].Module.call(input);
        for (var i = 1; i < _modules.Count; i++)
        {
            var next = _modules[i].Module.call(at);
            // Held any longer, every activation of an evaluation would be in memory at once.
            if (!ReferenceEquals(next, at) && !ReferenceEquals(at, input)) at.Dispose();
            at = next;
        }
        return at;
    }

    internal void Add(string name, nn.IModule<Tensor, Tensor> module)
    {
        register_module(name, (nn.Module)module);
        _modules.Add((name, module));
    }

    internal void Add(nn.IModule<Tensor, Tensor> module) => Add($"{_modules.Count}", module);

    // The list is all there is: a derived class may keep its modules in fields as well, and they must not appear twice.
    protected override void RegisterComponents()
    {
    }

    private Sequential Slice(int start, int end)
    {
        if (start < 0 || end > Count) throw new ArgumentOutOfRangeException(nameof(start), $"[{start}..{end}] of {Count} modules");
        var slice = new Sequential();
        for (var i = start; i < end; i++) slice.Add(_modules[i].Name, _modules[i].Module);
        return slice;
    }
}
