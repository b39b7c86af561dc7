using static TorchSharp.torch;

namespace Lethe.Torch.Native;

/// <summary>Listens at the door: while one is open on a thread, every operator that thread calls is written down.</summary>
/// <remarks>Exporters need it: a module's forward is ordinary C#, so only running it shows what it computes.</remarks>
internal sealed class Recorder : IDisposable
{
    [ThreadStatic] private static Recorder? _current;

    private static int _open;

    private readonly List<RecordedCall> _calls = [];

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
        _current!._calls.Add(new RecordedCall(op, arguments.ToArray(), results.ToArray()));

    public void Dispose()
    {
        if (_current != this) return;
        _current = null;
        Interlocked.Decrement(ref _open);
    }
}
