using Microsoft.ML.OnnxRuntime;

namespace Lethe.Onnx.Running;

/// <summary>Runs all rows through a session, batch by batch, in buffers made once.</summary>
internal sealed unsafe class Runner : IDisposable
{
    private readonly InferenceSession _session;
    private readonly bool _rebind;
    private readonly RunShape _shape;
    private readonly List<InputSlot> _inputs = [];
    private readonly OutputSlot[] _outputs;
    private readonly OrtIoBinding _binding;
    private int _bound;

    /// <param name="session">The native session.</param>
    /// <param name="copies">Whether binding copies the input to a device and has to be done for every batch.</param>
    /// <param name="inputs">Declared inputs with their data.</param>
    /// <param name="outputs">Outputs to compute.</param>
    /// <param name="options">How to run.</param>
    public Runner(
        InferenceSession session, bool copies, IReadOnlyList<(OnnxTensorInfo Info, OnnxInput Data)> inputs,
        IReadOnlyList<OnnxTensorInfo> outputs, OnnxRunOptions options)
    {
        (_session, _rebind) = (session, copies);
        var withRows = inputs.Where(input => !input.Data.IsShared).Select(input => input.Info);
        _shape = new RunShape(RunInputs.Rows(inputs), options.BatchSize, withRows);
        _outputs = [.. outputs.Select(info => new OutputSlot(info, _shape))];
        _binding = session.CreateIoBinding();
        try
        {
            foreach (var (info, data) in inputs) Add(info, data, options);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public void WriteTo(float* destination, long length)
    {
        if (_outputs is not [{ IsFloating: true } output])
            throw new OnnxInputException(
                "A destination takes one floating output; name it with OnnxRunOptions.Outputs.");
        output.WriteTo(destination, length);
    }

    public OnnxResult Run(CancellationToken cancellation)
    {
        using var options = new RunOptions();
        // Ends the batch that is under way at its next operator.
        using var registration = cancellation.Register(static state => ((RunOptions)state!).Terminate = true, options);
        for (long start = 0; start < _shape.Rows; start += _shape.Batch)
        {
            cancellation.ThrowIfCancellationRequested();
            RunBatch(options, start, (int)Math.Min(_shape.Batch, _shape.Rows - start), cancellation);
        }

        return new OnnxResult([.. _outputs.Select(output => output.Finish())]);
    }

    public void Dispose()
    {
        _binding.Dispose();
        foreach (var input in _inputs) input.Dispose();
        foreach (var output in _outputs) output.Dispose();
    }

    private void Add(OnnxTensorInfo info, OnnxInput data, OnnxRunOptions options)
    {
        if (data.IsShared)
        {
            var shape = InputShape.Shared(info, data.Shape);
            _shape.Learn(info, info.Shape, shape);
            _inputs.Add(new InputSlot(info, data, shape, default, _shape.Batch));
            return;
        }

        var (row, turn) = InputShape.Row(info, data.Shape, options);
        _shape.Learn(info, info.Shape.Skip(1), row);
        _inputs.Add(new InputSlot(info, data, row, turn, _shape.Batch));
    }

    private void RunBatch(RunOptions options, long start, int count, CancellationToken cancellation)
    {
        var size = _shape.FixedBatch ?? count;
        foreach (var input in _inputs) input.Fill(start, count, size);
        Bind(size);
        try
        {
            _session.RunWithBinding(options, _binding);
        }
        catch (OnnxRuntimeException fault)
        {
            cancellation.ThrowIfCancellationRequested();
            throw new OnnxModelException(
                $"The model failed on rows {start} to {start + count - 1}: {RuntimeMessage.Of(fault)}", fault);
        }

        Collect(start, count, size);
    }

    private void Bind(int size)
    {
        if (size != _bound || _rebind)
        {
            foreach (var input in _inputs) input.Bind(_binding, size);
        }

        // A value that the runtime made stays bound and would be written over, wrong size or not.
        if (size != _bound || !_outputs.All(static output => output.IsReused)) BindOutputs(size);
        _bound = size;
    }

    private void BindOutputs(int size)
    {
        _binding.ClearBoundOutputs();
        foreach (var output in _outputs) output.Bind(_binding, size);
    }

    private void Collect(long start, int count, int size)
    {
        if (_outputs.All(static output => output.IsReused))
        {
            foreach (var output in _outputs) output.Collect(start, count);
            return;
        }

        using var values = _binding.GetOutputValues();
        for (var i = 0; i < _outputs.Length; i++)
        {
            if (_outputs[i].IsReused) _outputs[i].Collect(start, count);
            else _outputs[i].Collect(values[i], start, count, size);
        }

        // What has become reusable only now is still bound to the runtime's own value.
        _bound = 0;
    }
}
