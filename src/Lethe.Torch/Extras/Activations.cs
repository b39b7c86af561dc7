using static TorchSharp.torch;

namespace Lethe.Torch;

/// <summary>Activations that models need and TorchSharp 0.105 does not offer.</summary>
public static class Activations
{
    /// <summary>The tanh approximation of GELU, which GPT-2 and its descendants were trained with.</summary>
    public static Tensor GeluTanh(Tensor input)
    {
#if TORCHSHARP_PACKAGE
        const double Scale = 0.79788456080286535588; // the square root of 2/pi
        using var scope = NewDisposeScope();
        var inner = Scale * (input + 0.044715 * input.pow(3));
        return (0.5 * input * (1 + inner.tanh())).MoveToOuterDisposeScope();
#else
        return Native.Aten.gelu.Call(input, "tanh");
#endif
    }
}
