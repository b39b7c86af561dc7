using Lethe.Onnx.Files;
using Lethe.Onnx.Running;
using Microsoft.ML.OnnxRuntime;

namespace Lethe.Onnx;

/// <summary>An open ONNX model that answers rows of data with rows of outputs.</summary>
/// <remarks>
/// Threads may run it at the same time. Disposing it lets runs under way finish and refuses new ones.
/// </remarks>
public sealed unsafe class OnnxSession : IDisposable
{
    private readonly SessionLease _lease;

    private OnnxSession(ModelFile file, OnnxSessionOptions options)
    {
        (var session, Device) = SessionFactory.Create(file, options);
        _lease = new SessionLease(session);
        Model = file.Info;
        Inputs = [.. session.InputNames.Select(name => Describe(name, session.InputMetadata[name]))];
        Outputs = [.. session.OutputNames.Select(name => Describe(name, session.OutputMetadata[name]))];
    }

    /// <summary>What the file says about itself.</summary>
    public OnnxModelInfo Model { get; }

    /// <summary>The device it runs on, and why.</summary>
    public OnnxDevice Device { get; }

    public IReadOnlyList<OnnxTensorInfo> Inputs { get; }

    public IReadOnlyList<OnnxTensorInfo> Outputs { get; }

    /// <summary>Opens a model file. Weights beside it are read from its own folder only.</summary>
    /// <exception cref="OnnxModelException">The file cannot be used; the message says what to do.</exception>
    /// <exception cref="OnnxDeviceException">The device asked for is not to be had.</exception>
    public static OnnxSession Open(string path, OnnxSessionOptions? options = null)
    {
        options ??= new OnnxSessionOptions();
        return new OnnxSession(ModelFile.Read(path, options.MaxBytes), options);
    }

    /// <summary>Opens a model in memory. It cannot have weights in other files.</summary>
    /// <exception cref="OnnxModelException">The bytes are no usable model; the message says what to do.</exception>
    /// <exception cref="OnnxDeviceException">The device asked for is not to be had.</exception>
    public static OnnxSession Open(ReadOnlySpan<byte> model, OnnxSessionOptions? options = null)
    {
        options ??= new OnnxSessionOptions();
        return new OnnxSession(ModelFile.From(model, options.MaxBytes), options);
    }

    /// <summary>Runs a model of any number of inputs.</summary>
    /// <exception cref="OnnxInputException">The data does not fit the model.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; a batch under way ends at its next operator.</exception>
    public OnnxResult Run(
        IReadOnlyList<OnnxInput> inputs, OnnxRunOptions? options = null, CancellationToken cancellation = default) =>
        Run(inputs, options, null, -1, cancellation);

    /// <summary>Runs a model of one input on rows; the first dimension of the shape counts them.</summary>
    /// <inheritdoc cref="Run(IReadOnlyList{OnnxInput}, OnnxRunOptions?, CancellationToken)"/>
    public OnnxResult Run<T>(
        ReadOnlySpan<T> rows, ReadOnlySpan<long> shape,
        OnnxRunOptions? options = null, CancellationToken cancellation = default)
        where T : unmanaged
    {
        CheckLength(rows.Length, shape);
        fixed (T* data = rows) return Run([OnnxInput.Rows(OnlyInput(), data, shape)], options, null, -1, cancellation);
    }

    /// <summary>
    /// Runs a model of one input and writes its one output, or the one named in the options, as float32.
    /// </summary>
    /// <inheritdoc cref="Run(IReadOnlyList{OnnxInput}, OnnxRunOptions?, CancellationToken)"/>
    public void Run<T>(
        ReadOnlySpan<T> rows, ReadOnlySpan<long> shape, Span<float> destination,
        OnnxRunOptions? options = null, CancellationToken cancellation = default)
        where T : unmanaged
    {
        CheckLength(rows.Length, shape);
        fixed (T* data = rows)
        fixed (float* target = destination)
            Run([OnnxInput.Rows(OnlyInput(), data, shape)], options, target, destination.Length, cancellation);
    }

    public void Dispose() => _lease.Close();

    private OnnxResult Run(
        IReadOnlyList<OnnxInput> inputs, OnnxRunOptions? options, float* destination, long length,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        options ??= OnnxRunOptions.Default;
        options.Validate();
        cancellation.ThrowIfCancellationRequested();
        var matched = RunInputs.Match(Inputs, inputs);
        var outputs = RunInputs.Outputs(Outputs, options.Outputs);
        _lease.Enter(this);
        try
        {
            using var runner = new Runner(_lease.Session, Device.IsCuda, matched, outputs, options);
            if (length >= 0) runner.WriteTo(destination, length);
            return runner.Run(cancellation);
        }
        finally
        {
            _lease.Exit();
        }
    }

    private string OnlyInput() => Inputs is [var only]
        ? only.Name
        : throw new OnnxInputException(
            $"The model has {Inputs.Count} inputs ({string.Join("; ", Inputs)}); name each with OnnxInput.");

    private static void CheckLength(int length, ReadOnlySpan<long> shape)
    {
        Int128 count = 1;
        foreach (var size in shape) count *= size;
        if (count != length)
            throw new OnnxInputException($"Shape {ShapeText.Of(shape)} has {count} values, but {length} were given.");
    }

    private static OnnxTensorInfo Describe(string name, NodeMetadata metadata)
    {
        if (metadata.OnnxValueType != OnnxValueType.ONNX_TYPE_TENSOR)
            return new OnnxTensorInfo(name, OnnxElementType.None, []);
        var shape = metadata.Dimensions.Zip(metadata.SymbolicDimensions, static (size, symbol) =>
            size >= 0 ? OnnxDimension.Of(size)
            : string.IsNullOrWhiteSpace(symbol) ? OnnxDimension.Any
            : OnnxDimension.Named(symbol));
        return new OnnxTensorInfo(name, (OnnxElementType)(int)metadata.ElementDataType, [.. shape]);
    }
}
