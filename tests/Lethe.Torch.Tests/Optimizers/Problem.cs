using Lethe.Torch.Native;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Lethe.Torch.Tests.Optimizers;

/// <summary>The small classification problem of Fixtures/optimizers.py, with the same numbers.</summary>
internal sealed class Problem : IDisposable
{
    private readonly Tensor _inputs = Grid(12, 4, 1.0, 0.3);
    private readonly Tensor _labels = frombuffer(Sines(12, 1, 1.0, 1.1).Select(value => value > 0 ? 1.0 : 0.0).ToArray(), ScalarType.Float64);

    public Parameter[] Parameters { get; } =
    [
        new(Grid(4, 3, 0.7, 0.0)),
        new(Flat(Grid(1, 3, 0.2, 0.5))),
        new(Grid(3, 1, 0.9, 2.0)),
        new(Flat(Grid(1, 2, 0.8, 0.4))),
    ];

    public static Tensor Grid(int rows, int columns, double scale, double phase)
    {
        using var flat = frombuffer(Sines(rows, columns, scale, phase), ScalarType.Float64);
        return Aten.reshape.Call(flat, new long[] { rows, columns }).clone();
    }

    /// <summary>The last parameter joins the loss at step 5: before that it has no gradient.</summary>
    public Tensor Loss(int step)
    {
        var hidden = new Operator("tanh").Call(new Operator("addmm").Call(Parameters[1], _inputs, Parameters[0]));
        var logits = Flat(new Operator("mm").Call(hidden, Parameters[2]));
        var loss = new Operator("binary_cross_entropy_with_logits").Call(logits, _labels);
        if (step < 5) return loss;
        var square = Aten.dot.Call(Parameters[3], Parameters[3]);
        return new Operator("add.Tensor").Call(loss, square, 0.3);
    }

    public void Backward(int step)
    {
        using var scope = NewDisposeScope();
        foreach (var parameter in Parameters) parameter.grad = null;
        Loss(step).backward();
    }

    public double[][] Values() => Array.ConvertAll(Parameters, parameter => parameter.detach().contiguous().data<double>().ToArray());

    public void Dispose()
    {
        _inputs.Dispose();
        _labels.Dispose();
        foreach (var parameter in Parameters) parameter.Dispose();
    }

    private static Tensor Flat(Tensor tensor) => Aten.reshape.Call(tensor, new long[] { -1 });

    private static double[] Sines(int rows, int columns, double scale, double phase) =>
        [.. Enumerable.Range(0, rows * columns).Select(i => scale * Math.Sin((1.7 * (i / columns)) + (0.9 * (i % columns)) + phase))];
}
