using static TorchSharp.torch;

namespace Lethe.Torch.Native;

/// <summary>Listens at the door: while one is open on a thread, every operator that thread calls is written down.</summary>
/// <remarks>
/// Exporters need it: a module's forward is ordinary C#, so only running it shows what it computes. Every tensor seen is
/// kept until the recorder is disposed, so that no handle comes to mean a second tensor.
/// </remarks>
internal sealed class Recorder : IDisposable
{
    /// <summary>Stands in <see cref="Calls"/> for C# taking hold of a tensor's memory, to read or to write.</summary>
    public static readonly Operator MemoryAccess = new("memory access");

    [ThreadStatic] private static Recorder? _current;

    private static int _open;

    private readonly List<RecordedCall> _calls = [];
    private readonly Dictionary<nint, Tensor> _kept = [];

    public Recorder()
    {
        if (_current is not null) throw new InvalidOperationException("Operators are already being recorded on this thread.");
        _current = this;
        Interlocked.Increment(ref _open);
    }

    /// <summary>One shared flag first: the usual case, nobody recording, costs a read and no thread lookup.</summary>
    public static bool Active => Volatile.Read(ref _open) != 0 && _current is not null;

    public IReadOnlyList<RecordedCall> Calls => _calls;

    public static void Record(Operator op, ReadOnlySpan<Arg> arguments, params ReadOnlySpan<Tensor> results) =>
        _current!.Add(op, arguments, results);

    public static void RecordMemoryAccess(Tensor tensor) => Record(MemoryAccess, [tensor]);

    /// <summary>Listens no longer, and keeps what was heard.</summary>
    public void Stop()
    {
        if (_current != this) return;
        _current = null;
        Interlocked.Decrement(ref _open);
    }

    public void Dispose()
    {
        Stop();
        foreach (var tensor in _kept.Values) tensor.Dispose();
        _kept.Clear();
        _calls.Clear();
    }

    /// <summary>A reference of the recorder's own: whoever made the tensor may dispose it at once.</summary>
    public Tensor Keep(Tensor tensor)
    {
        if (_kept.TryGetValue(tensor.Address, out var known)) return known;
        return _kept[tensor.Address] = tensor.alias().DetachFromDisposeScope();
    }

    private void Add(Operator op, ReadOnlySpan<Arg> arguments, ReadOnlySpan<Tensor> results)
    {
        var kept = arguments.ToArray();
        foreach (ref var argument in kept.AsSpan()) argument = Keep(argument);
        var made = new RecordedTensor?[results.Length];
        for (var i = 0; i < made.Length; i++) made[i] = results[i] is { } result ? RecordedTensor.Of(Keep(result)) : null;
        _calls.Add(new RecordedCall(op, kept, made));
    }

    // Lists are copied: their owner may change them after the call.
    private Arg Keep(in Arg argument) => argument.Reference switch
    {
        Tensor tensor => Keep(tensor),
        Tensor?[] tensors => Array.ConvertAll(tensors, tensor => tensor is null ? null : Keep(tensor)),
        long[] numbers => (long[])numbers.Clone(),
        double[] numbers => (double[])numbers.Clone(),
        bool[] flags => (bool[])flags.Clone(),
        _ => argument,
    };
}
