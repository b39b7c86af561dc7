using Lethe.Export.Graphs;
using Lethe.Torch.Native;
using static TorchSharp.torch;

namespace Lethe.Export.Translation;

/// <summary>
/// What each tensor of each run stands for at this point of the program. Handles are the tensors' identity; memory that
/// several share tells which of them a write in place leaves behind.
/// </summary>
internal sealed class Bindings
{
    private readonly IReadOnlyDictionary<nint, string> _state;
    private readonly Memory[] _runs;

    /// <param name="runs">How many runs there are.</param>
    /// <param name="state">The names of parameters and buffers, by handle.</param>
    public Bindings(int runs, IReadOnlyDictionary<nint, string> state)
    {
        _state = state;
        _runs = [.. Enumerable.Range(0, runs).Select(_ => new Memory())];
    }

    /// <summary>The symbol that all these runs' tensors have, if they have one.</summary>
    public Symbol? Find(IReadOnlyList<Tensor> tensors)
    {
        var symbol = _runs[0].Find(tensors[0]);
        for (var run = 1; run < _runs.Length; run++)
        {
            if (!ReferenceEquals(_runs[run].Find(tensors[run]), symbol)) return null;
        }
        return symbol;
    }

    /// <summary>The symbol of an argument; a tensor not met before was there before the module ran.</summary>
    public Symbol Of(IReadOnlyList<Tensor> tensors)
    {
        for (var run = 0; run < _runs.Length; run++)
        {
            if (_runs[run].IsOutdated(tensors[run]))
                throw new Refusal(
                    "it uses a tensor whose numbers were changed in place through another view of it. Write the change as " +
                    "a new tensor, with where(), cat() or the operator's form without the underscore.");
        }
        if (Find(tensors) is { } known) return known;
        if (_runs.Where((memory, run) => memory.Find(tensors[run]) is not null).Any())
            throw new Refusal("it takes another tensor when sizes differ. Fix the batch with BatchName = null.");
        return Outside(tensors);
    }

    public void Bind(IReadOnlyList<RecordedTensor> tensors, Symbol symbol)
    {
        for (var run = 0; run < _runs.Length; run++) _runs[run].Bind(tensors[run], symbol);
    }

    /// <summary>Binds a tensor that was written into: whatever else shows the same memory shows other numbers now.</summary>
    public void Overwrite(IReadOnlyList<RecordedTensor> tensors, Symbol symbol)
    {
        for (var run = 0; run < _runs.Length; run++) _runs[run].Outdate(tensors[run]);
        Bind(tensors, symbol);
    }

    private Symbol Outside(IReadOnlyList<Tensor> tensors)
    {
        if (tensors.Skip(1).Any(tensor => !Numbers.Same(tensor, tensors[0])))
            throw new Refusal(
                "it uses a tensor that no watched operator made and that is another one in each run: the module keeps " +
                "state between calls, or computes by other means than operators, such as TorchScript. Neither is exported.");
        var shape = Array.ConvertAll(tensors[0].shape, size => new Extent([.. tensors.Select(_ => size)]));
        var symbol = new Symbol(shape, tensors[0].dtype)
        {
            Constant = [.. tensors],
            StateName = _state.GetValueOrDefault(tensors[0].Handle),
            Outlives = true,
        };
        Bind([.. tensors.Select(RecordedTensor.Of)], symbol);
        return symbol;
    }

    /// <summary>One run's handles.</summary>
    private sealed class Memory
    {
        private readonly Dictionary<nint, Symbol> _symbols = [];
        private readonly HashSet<nint> _outdated = [];
        private readonly Dictionary<nint, HashSet<nint>> _sharing = [];

        public Symbol? Find(Tensor tensor) => _symbols.GetValueOrDefault(tensor.Handle);

        public bool IsOutdated(Tensor tensor) => _outdated.Contains(tensor.Handle);

        public void Bind(RecordedTensor tensor, Symbol symbol)
        {
            _symbols[tensor.Tensor.Handle] = symbol;
            _outdated.Remove(tensor.Tensor.Handle);
            if (tensor.Storage == 0) return;
            if (!_sharing.TryGetValue(tensor.Storage, out var handles)) _sharing[tensor.Storage] = handles = [];
            handles.Add(tensor.Tensor.Handle);
        }

        public void Outdate(RecordedTensor written)
        {
            if (_sharing.TryGetValue(written.Storage, out var handles)) _outdated.UnionWith(handles);
        }
    }
}
