using static TorchSharp.torch;

namespace Lethe.Export.Recording;

/// <summary>
/// The inputs a module is run with: each dimension that may vary has one size in the first run and another in a run of
/// its own. A number that changes with it depends on it; one that does not is a constant.
/// </summary>
internal sealed class ExampleInputs
{
    // A batch of one would hide what depends on it: sizes of one broadcast and squeeze.
    private const long BatchSize = 2, OtherBatchSize = 3, UnseenBatchSize = 5;

    // Any factor that keeps signs and makes other numbers of the same kind.
    private const double Dimmed = 0.75;

    private readonly Tensor _example;

    public ExampleInputs(Tensor example, OnnxExportOptions options)
    {
        if (example.dtype is not (ScalarType.Float16 or ScalarType.Float32 or ScalarType.Float64 or ScalarType.Int64
            or ScalarType.Int32 or ScalarType.Byte or ScalarType.Bool))
            throw new OnnxExportException(
                $"The example holds {example.dtype}; give Float16, Float32, Float64, Int64, Int32, Byte or Bool.");
        if (example.Dimensions == 0 || example.NumberOfElements == 0)
            throw new OnnxExportException("The example has no rows; give at least one, counted by its first dimension.");
        _example = example.detach();
        var shape = example.shape;
        List<VaryingDimension> varying = [];
        if (options.BatchName is { } batch)
            varying.Add(new VaryingDimension(0, batch, BatchSize, OtherBatchSize, UnseenBatchSize));
        foreach (var dimension in options.DynamicDimensions) varying.Add(Checked(dimension, shape, varying));
        Varying = varying;
    }

    public IReadOnlyList<VaryingDimension> Varying { get; }

    public ScalarType Type => _example.dtype;

    /// <summary>One run as a base, and one for each dimension that may vary.</summary>
    public int Count => Varying.Count + 1;

    /// <summary>The input of a run: 0 is the base, run k gives the k-th varying dimension its other size.</summary>
    public Tensor Of(int run)
    {
        using var scope = NewDisposeScope();
        var input = _example;
        for (var k = 0; k < Varying.Count; k++)
            input = Resized(input, Varying[k].Dimension, k == run - 1 ? Varying[k].OtherSize : Varying[k].Size);
        // A copy, so that a module which writes into its input writes into this one.
        return input.clone().MoveToOuterDisposeScope();
    }

    /// <summary>What the module answers to numbers and sizes that it was not watched with.</summary>
    public Answer Unseen(nn.Module<Tensor, Tensor> module)
    {
        var input = _example;
        foreach (var varying in Varying) input = Resized(input, varying.Dimension, varying.UnseenSize);
        input = input.flip(0);
        if (input.is_floating_point()) input = input.mul(Dimmed);
        // A copy, which the module may write into, and may return.
        return new Answer(input, Calling.Run(module, input.clone()));
    }

    private static VaryingDimension Checked(
        OnnxDynamicDimension dimension, long[] shape, IEnumerable<VaryingDimension> before)
    {
        var at = dimension.Dimension;
        if (at < 0 || at >= shape.Length)
            throw new OnnxExportException(
                $"Dimension {at} ('{dimension.Name}') is not one of the example, which has {shape.Length}.");
        if (before.FirstOrDefault(other => other.Dimension == at) is { } taken)
            throw new OnnxExportException(
                $"Dimension {at} is named twice, '{taken.Name}' and '{dimension.Name}'. Set BatchName to null to name it.");
        var other = dimension.OtherSize ?? shape[at] + 1;
        return other > 0 && other != shape[at]
            ? new VaryingDimension(at, dimension.Name, shape[at], other, other)
            : throw new OnnxExportException(
                $"Dimension {at} ('{dimension.Name}') has size {shape[at]} in the example; its other size must differ and be above 0.");
    }

    /// <summary>Rows over again, or fewer of them: any row of the example is one that the module takes.</summary>
    private static Tensor Resized(Tensor input, int dimension, long size)
    {
        var rows = arange(size, ScalarType.Int64, input.device).remainder(input.size(dimension));
        return input.index_select(dimension, rows);
    }
}
