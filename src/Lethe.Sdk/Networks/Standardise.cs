using TorchSharp.Utils;
using static TorchSharp.torch;

namespace Lethe.Sdk;

/// <summary>
/// The first layer of every built-in network: takes inputs in natural units to mean 0 and deviation 1. The numbers are
/// buffers, so that weights on disk carry the standardisation they were trained with.
/// </summary>
public sealed class Standardise : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = "mean")] private readonly Tensor _mean;
    [ComponentName(Name = "deviation")] private readonly Tensor _deviation;

    public Standardise(InputDescription input) : base(nameof(Standardise))
    {
        if (input.Mean.Count != input.Deviation.Count)
            throw new ModelException($"The inputs have {input.Mean.Count} means and {input.Deviation.Count} deviations; there must be one for one.");
        if (input.Deviation.Any(deviation => !(deviation > 0)))
            throw new ModelException("The inputs have a deviation that is not positive; leave constant features out, or give them 1.");
        // Buffers stand here also when there is nothing to do: names and shapes of the weights are the same either way.
        _mean = Buffer(input, input.Mean, 0);
        _deviation = Buffer(input, input.Deviation, 1);
        RegisterComponents();
    }

    private Standardise(Standardise other) : base(nameof(Standardise))
    {
        (_mean, _deviation) = (other._mean.clone(), other._deviation.clone());
        RegisterComponents();
    }

    public Standardise Copy() => new(this);

    public override Tensor forward(Tensor input) => (input - _mean) / _deviation;

    // Per channel of an image, per feature of a table: the first dimension of an input, spread over those after it.
    private static Tensor Buffer(InputDescription input, IReadOnlyList<double> values, double nothing)
    {
        var channels = input.Shape[0];
        if (values.Count is not (0 or 1) && values.Count != channels)
            throw new ModelException($"The inputs have {channels} channels or features and {values.Count} means and deviations.");
        var each = new float[channels];
        for (var i = 0; i < each.Length; i++) each[i] = (float)(values.Count == 0 ? nothing : values[values.Count == 1 ? 0 : i]);
        var shape = new long[input.Shape.Count];
        Array.Fill(shape, 1);
        shape[0] = channels;
        return tensor(each, shape);
    }
}
