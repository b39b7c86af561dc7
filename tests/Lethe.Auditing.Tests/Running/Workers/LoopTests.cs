using System.IO.Pipes;
using Lethe.Auditing.Running.Workers;
using Lethe.Auditing.Running.Workers.Protocol;
using Lethe.Sdk;

namespace Lethe.Auditing.Tests.Running.Workers;

/// <summary>The inside of a worker, without a process around it.</summary>
public sealed class LoopTests : IDisposable
{
    private readonly AnonymousPipeServerStream _orders = new(PipeDirection.Out), _output = new(PipeDirection.In);
    private readonly AnonymousPipeClientStream _input, _events;
    private readonly LineReader _lines;
    private readonly Gated _runner = new();
    private readonly Thread _loop;

    public LoopTests()
    {
        _input = new AnonymousPipeClientStream(PipeDirection.In, _orders.ClientSafePipeHandle);
        _events = new AnonymousPipeClientStream(PipeDirection.Out, _output.ClientSafePipeHandle);
        _lines = new LineReader(_output, WireText.LineLimit);
        _loop = new Thread(() => WorkerLoop.Run(_runner, _input, _events)) { IsBackground = true };
        _loop.Start();
    }

    public void Dispose()
    {
        _orders.Dispose();
        _runner.Gate.Set();
        _events.Dispose();
        _input.Dispose();
        _output.Dispose();
    }

    [Fact]
    public void Orders_InTheWrongMoment_AreRefusedInTheLog()
    {
        Say("""{"cancel":true}""");
        Say("""{"run":"first"}""");
        Assert.IsType<WorkerEvent.Started>(Hear());
        Say("""{"run":"second"}""");
        Assert.Equal(new WorkerEvent.Log("Not run, another unit is running: second"), Hear());
        Say("what?");
        Assert.Equal(new WorkerEvent.Log("Not understood: what?"), Hear());
        _runner.Gate.Set();
        Assert.IsType<WorkerEvent.Finished>(Hear());
        Assert.Equal(["first"], _runner.Units);
    }

    [Fact]
    public void Unit_AfterOneThatWasCancelled_IsNotCancelled()
    {
        Say("""{"run":"first"}""");
        Assert.IsType<WorkerEvent.Started>(Hear());
        Say("""{"cancel":true}""");
        Assert.IsType<WorkerEvent.Cancelled>(Hear());
        Say("""{"cancel":true}""");
        _runner.Gate.Set();
        Say("""{"run":"second"}""");
        Assert.IsType<WorkerEvent.Started>(Hear());
        Assert.IsType<WorkerEvent.Finished>(Hear());
        Assert.Equal(["first", "second"], _runner.Units);
        Assert.Single(_runner.Threads.Distinct());
    }

    [Fact]
    public void Loop_InputEndsInTheMiddleOfAUnit_ReturnsWithoutIt()
    {
        Say("""{"run":"first"}""");
        Assert.IsType<WorkerEvent.Started>(Hear());
        _orders.Dispose();
        Assert.True(_loop.Join(WorkerFixture.Patience));
        Assert.False(_runner.Gate.IsSet);
    }

    [Fact]
    public void One_UnitThatEndsWellOrNot_IsAnExitCode()
    {
        using var output = new MemoryStream();
        _runner.Gate.Set();
        Assert.Equal(0, WorkerLoop.RunOne(_runner, "unit", output, TestContext.Current.CancellationToken));
        _runner.Gate.Reset();
        Assert.Equal(1, WorkerLoop.RunOne(_runner, "unit", output, new CancellationToken(canceled: true)));
        output.Position = 0;
        var lines = new LineReader(output, WireText.LineLimit);
        var events = new List<Type>();
        while (lines.TryRead(out var line)) events.Add(WorkerEvent.Read(line)!.GetType());
        Assert.Equal([typeof(WorkerEvent.Started), typeof(WorkerEvent.Finished), typeof(WorkerEvent.Started), typeof(WorkerEvent.Cancelled)], events);
    }

    [Fact]
    public void One_OutputThatNobodyReads_RunsAllTheSame()
    {
        using var reader = new AnonymousPipeServerStream(PipeDirection.In);
        using var writer = new AnonymousPipeClientStream(PipeDirection.Out, reader.ClientSafePipeHandle);
        reader.Dispose();
        _runner.Gate.Set();
        Assert.Equal(0, WorkerLoop.RunOne(_runner, "unit", writer, TestContext.Current.CancellationToken));
        Assert.Equal(["unit"], _runner.Units);
    }

    private void Say(string line)
    {
        _orders.Write(System.Text.Encoding.UTF8.GetBytes(line + "\n"));
        _orders.Flush();
    }

    private WorkerEvent Hear()
    {
        Assert.True(_lines.TryRead(out var line));
        return WorkerEvent.Read(line)!;
    }

    private sealed class Gated : IUnitRunner
    {
        public ManualResetEventSlim Gate { get; } = new();

        public List<string> Units { get; } = [];

        public List<int> Threads { get; } = [];

        public void Run(string unitFile, IProgressSink progress, CancellationToken cancellation)
        {
            Units.Add(unitFile);
            Threads.Add(Environment.CurrentManagedThreadId);
            Gate.Wait(cancellation);
        }
    }
}
