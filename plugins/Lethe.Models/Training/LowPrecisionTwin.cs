using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Lethe.Models.Training;

/// <summary>
/// Mixed precision: a copy of the network whose linear layers and convolutions compute in bfloat16, everything between
/// them in single precision. Gradients are taken on the copy; the optimiser works on the original.
/// </summary>
internal sealed class LowPrecisionTwin : IDisposable
{
    private readonly nn.Module<Tensor, Tensor> _original;

    /// <param name="twin">A network like the original, which this disposes.</param>
    public LowPrecisionTwin(nn.Module<Tensor, Tensor> original, nn.Module<Tensor, Tensor> twin)
    {
        _original = original;
        Network = twin;
        foreach (var part in twin.WithParts().OfType<nn.Module<Tensor, Tensor>>().Where(part => part is Linear or Convolution))
        {
            part.to(ScalarType.BFloat16);
            part.register_forward_pre_hook((_, input) => input.to(ScalarType.BFloat16));
            part.register_forward_hook((_, _, output) => output.to(ScalarType.Float32));
        }
        Copy(original.buffers(), twin.buffers());
        Refresh();
    }

    public nn.Module<Tensor, Tensor> Network { get; }

    /// <summary>Brings the original's weights over, and forgets the last gradients.</summary>
    public void Refresh()
    {
        Copy(_original.parameters(), Network.parameters());
        Network.zero_grad();
    }

    /// <summary>Hands the gradients to the original, in single precision.</summary>
    public void HandOverGradients()
    {
        using var off = no_grad();
        foreach (var (own, twin) in _original.parameters().Zip(Network.parameters()))
        {
            using var gradient = twin.grad;
            using var wide = gradient?.to(own.dtype);
            own.grad = wide;
        }
    }

    /// <summary>Brings running averages back to the original.</summary>
    public void HandOverBuffers() => Copy(Network.buffers(), _original.buffers());

    public void Dispose() => Network.Dispose();

    private static void Copy(IEnumerable<Tensor> from, IEnumerable<Tensor> to)
    {
        using var off = no_grad();
        foreach (var (source, target) in from.Zip(to)) target.copy_(source);
    }
}
