using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Lethe.Calibration.Maps.Shared;

/// <summary>A small network in double precision: linear layers with ReLU between them.</summary>
internal sealed class LayerStack
{
    // Of the last layer's weights, where its shift is to rule at first.
    private const double Quiet = 0.01;

    private readonly Tensor[] _weights;
    private readonly Tensor[] _shifts;

    private LayerStack(Tensor[] weights, Tensor[] shifts) => (_weights, _shifts) = (weights, shifts);

    /// <summary>Empty in a network that was read.</summary>
    public IReadOnlyList<Parameter> Learned => [.. _weights.Concat(_shifts).OfType<Parameter>()];

    /// <summary>Weights and shifts uniform between ±1/√(inputs of the layer), as usual.</summary>
    /// <param name="output">What the network gives at first, nearly whatever it is shown; null: what comes of chance.</param>
    /// <param name="widths">Of the inputs, of each layer's outputs.</param>
    public static LayerStack Start(IReadOnlyList<int> widths, RandomStream random, double? output = null)
    {
        var (weights, shifts) = (new Tensor[widths.Count - 1], new Tensor[widths.Count - 1]);
        for (var layer = 0; layer < weights.Length; layer++)
        {
            var (inputs, outputs, stream) = (widths[layer], widths[layer + 1], random.Fork(layer));
            var isLast = layer == weights.Length - 1;
            var (values, shift) = (Uniform(stream, inputs * outputs, inputs), Uniform(stream, outputs, inputs));
            if (isLast && output is { } start)
            {
                foreach (ref var value in values.AsSpan()) value *= Quiet;
                Array.Fill(shift, start);
            }
            (weights[layer], shifts[layer]) = (nn.Parameter(tensor(values, [outputs, inputs])), nn.Parameter(tensor(shift)));
        }
        return new LayerStack(weights, shifts);
    }

    public static LayerStack Read(MapState state, IReadOnlyList<int> widths) => new(
        [.. widths.Skip(1).Select((outputs, layer) => state.Matrix(Weights(layer), outputs, widths[layer]))],
        [.. widths.Skip(1).Select((outputs, layer) => state.Matrix(Shifts(layer), outputs))]);

    public void AddTo(Dictionary<string, Tensor> numbers)
    {
        for (var layer = 0; layer < _weights.Length; layer++) (numbers[Weights(layer)], numbers[Shifts(layer)]) = (_weights[layer], _shifts[layer]);
    }

    /// <summary>The same numbers, no longer followed by gradients.</summary>
    public LayerStack Detached() => new(Array.ConvertAll(_weights, one => one.detach()), Array.ConvertAll(_shifts, one => one.detach()));

    /// <param name="inputs">One row a record.</param>
    public Tensor Apply(Tensor inputs)
    {
        for (var layer = 0; layer < _weights.Length; layer++)
        {
            inputs = inputs.mm(_weights[layer].t()) + _shifts[layer];
            if (layer < _weights.Length - 1) inputs = inputs.relu();
        }
        return inputs;
    }

    public static string Weights(int layer) => $"weights{layer}";

    private static string Shifts(int layer) => $"shifts{layer}";

    private static double[] Uniform(RandomStream random, int count, int inputs)
    {
        var bound = 1 / Math.Sqrt(inputs);
        var values = new double[count];
        foreach (ref var value in values.AsSpan()) value = bound * (2 * random.NextDouble() - 1);
        return values;
    }
}
