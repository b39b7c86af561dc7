namespace TorchSharp;

public static partial class torch
{
    private static readonly long[] NoDimensions = [];

    /// <summary>The element type a new tensor gets when none is named.</summary>
    private static ScalarType _defaultType = ScalarType.Float32;

    public static ScalarType get_default_dtype() => _defaultType;

    public static void set_default_dtype(ScalarType dtype) => _defaultType = is_floating_point(dtype)
        ? dtype
        : throw new ArgumentException($"The default element type must be a floating-point one, not {dtype}");

    /// <summary>Finishes a new tensor. Named dimensions are libtorch's abandoned experiment: they are refused, not ignored.</summary>
    private static Tensor Named(Tensor tensor, bool requiresGrad, string[]? names)
    {
        if (names is not null) throw new NotSupportedException("Named dimensions are not supported.");
        return requiresGrad ? tensor.requires_grad_() : tensor;
    }
}
