using Lethe.Torch.Native;

namespace TorchSharp;

/// <summary>A number that is not a tensor: an operand whose type does not decide the result's.</summary>
public sealed class Scalar : IDisposable
{
    internal Scalar(Tag tag, long bits)
    {
        Tag = tag;
        Bits = bits;
    }

    internal Tag Tag { get; }

    internal long Bits { get; }

    public torch.ScalarType Type => Tag switch
    {
        Tag.Double => torch.ScalarType.Float64,
        Tag.Bool => torch.ScalarType.Bool,
        _ => torch.ScalarType.Int64,
    };

    public static implicit operator Scalar(byte value) => new(Tag.Int, value);

    public static implicit operator Scalar(sbyte value) => new(Tag.Int, value);

    public static implicit operator Scalar(short value) => new(Tag.Int, value);

    public static implicit operator Scalar(int value) => new(Tag.Int, value);

    public static implicit operator Scalar(long value) => new(Tag.Int, value);

    public static implicit operator Scalar(float value) => new(Tag.Double, BitConverter.DoubleToInt64Bits(value));

    public static implicit operator Scalar(double value) => new(Tag.Double, BitConverter.DoubleToInt64Bits(value));

    public static implicit operator Scalar(bool value) => new(Tag.Bool, value ? 1 : 0);

    /// <summary>Nothing to release: the package's scalars hold native memory, ours are two words.</summary>
    public void Dispose()
    {
    }
}
