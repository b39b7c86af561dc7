using static TorchSharp.torch;

namespace Lethe.Robustness.Tests.Support;

/// <summary>A subject that remembers what it was asked, and can be made to answer at random.</summary>
internal sealed class Watched(Subject inner, double noise = 0) : Subject
{
    private readonly RandomStream _random = new(1);

    /// <summary>All inputs that a gradient was wanted for, row by row.</summary>
    public List<double[]> Differentiated { get; } = [];

    public int Predictions { get; private set; }

    public override string Format => inner.Format;

    public override Capabilities Can => inner.Can;

    public override Device Device => inner.Device;

    public override nn.Module<Tensor, Tensor> Module => inner.Module;

    public override Tensor Predict(Tensor inputs)
    {
        Predictions++;
        return inner.Predict(inputs) + noise * _random.NextNormal();
    }

    public override Tensor Forward(Tensor inputs)
    {
        var size = (int)(inputs.numel() / inputs.size(0));
        Differentiated.AddRange(inputs.detach().to(ScalarType.Float64).data<double>().ToArray().Chunk(size));
        return inner.Forward(inputs);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
    }
}
