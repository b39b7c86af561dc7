using System.Diagnostics;
using Lethe.Auditing.Running.Workers.Processes;
using Lethe.Auditing.Running.Workers.Protocol;

namespace Lethe.Auditing.Running.Workers.Watching;

/// <summary>A running worker, seen from the server.</summary>
internal sealed class WorkerHandle
{
    // What a process that ended has left in its pipes is there already; only an escaped child can keep them open.
    private static readonly TimeSpan Drain = TimeSpan.FromMilliseconds(500), ExitPatience = TimeSpan.FromSeconds(1),
        EndPatience = TimeSpan.FromSeconds(10);

    private readonly Process _process;
    private readonly Stream _orders;
    private readonly TimeProvider _clock;
    private readonly ProcessFamily _family;
    private readonly TextTail _printed = new();
    private readonly Lock _gate = new();
    private volatile Action<ReadOnlyMemory<byte>>? _listener;
    private bool _isOver;

    private WorkerHandle(Process process, string mark, TimeProvider clock)
    {
        (_process, _orders, _clock) = (process, process.StandardInput.BaseStream, clock);
        Id = process.Id;
        _family = new ProcessFamily(Id, ProcessEntry.Of(Id)?.Started ?? 0, mark);
        // Threads of their own: a reader waits for as long as its worker lives, which a pool thread should not.
        var output = ReadLines(process.StandardOutput.BaseStream, line => _listener?.Invoke(line));
        var error = ReadLines(process.StandardError.BaseStream, line => _printed.Add(WireText.Printable(line)));
        Gone = Watch(output, error);
    }

    public int Id { get; }

    /// <summary>The exit code, once the process has ended, all it said was heard and its children were ended.</summary>
    public Task<int> Gone { get; }

    /// <summary>The last lines it printed in this unit.</summary>
    public string Printed => _printed.ToString();

    /// <param name="mark">Unlike that of any other worker.</param>
    /// <exception cref="System.ComponentModel.Win32Exception">There is no such program, or no process to be had.</exception>
    public static WorkerHandle Start(WorkerCommand command, string mark, TimeProvider clock)
    {
        var start = new ProcessStartInfo(command.FileName, command.Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in command.Environment ?? new Dictionary<string, string?>()) start.Environment[name] = value;
        start.Environment[ProcessFamily.Variable] = mark;
        return new WorkerHandle(Process.Start(start)!, mark, clock);
    }

    /// <summary>It has run a unit before, and may have died of old age since.</summary>
    public bool IsUsed { get; private set; }

    /// <summary>From here on lines go to this one; null: to nobody.</summary>
    public void Listen(Action<ReadOnlyMemory<byte>>? listener) => _listener = listener;

    /// <summary>Makes it ready for another unit: what the last one left running neither outlives it nor takes from the next.</summary>
    public void TidyUp()
    {
        _family.EndOthers();
        _printed.Clear();
        IsUsed = true;
    }

    public void Send(WorkerOrder order)
    {
        try
        {
            lock (_gate)
            {
                if (_isOver) return;
                _orders.Write(order.ToLine());
                _orders.Flush();
            }
        }
        catch (IOException)
        {
            // It has just died, which Gone tells.
        }
    }

    public bool HasEnded
    {
        get
        {
            lock (_gate) return _isOver || _process.HasExited;
        }
    }

    public void Kill()
    {
        lock (_gate)
        {
            if (!_isOver) _process.Kill();
        }
    }

    /// <summary>Kills it and waits for its end, though not for ever: one that waits for a broken device dies when that answers.</summary>
    public async Task End()
    {
        Kill();
        await Task.WhenAny(Gone, Task.Delay(EndPatience, _clock));
    }

    private static Task ReadLines(Stream stream, Action<ReadOnlyMemory<byte>> take)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
        {
            using (stream)
            {
                var lines = new LineReader(stream, WireText.LineLimit);
                while (lines.TryRead(out var line)) take(line);
            }
            ended.SetResult();
        });
        thread.IsBackground = true;
        thread.Name = "worker output";
        thread.Start();
        return ended.Task;
    }

    private async Task<int> Watch(Task output, Task error)
    {
        var exit = _process.WaitForExitAsync();
        await Task.WhenAny(exit, output);
        if (!exit.IsCompleted)
        {
            // It closed its output and can say nothing any more, or is about to end.
            await Task.WhenAny(exit, Task.Delay(ExitPatience, _clock));
            Kill();
        }
        await exit;
        _family.EndOthers();
        await Task.WhenAny(Task.WhenAll(output, error), Task.Delay(Drain, _clock));
        lock (_gate)
        {
            _isOver = true;
            var code = _process.ExitCode;
            _orders.Dispose();
            _process.Dispose();
            return code;
        }
    }
}
