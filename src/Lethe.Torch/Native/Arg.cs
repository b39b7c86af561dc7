using TorchSharp;
using static TorchSharp.torch;

namespace Lethe.Torch.Native;

/// <summary>One argument on its way to the door. Lists are copied to the stack by the call, so nothing is pinned.</summary>
internal readonly struct Arg
{
    internal readonly Tag Tag;
    internal readonly long Bits;
    internal readonly object? Reference;

    private Arg(Tag tag, long bits, object? reference = null)
    {
        Tag = tag;
        Bits = bits;
        Reference = reference;
    }

    public static Arg None => default;

    public static implicit operator Arg(Tensor? tensor) =>
        tensor is null ? default : new(Tag.Tensor, tensor.Address, tensor);

    public static implicit operator Arg(long value) => new(Tag.Int, value);

    public static implicit operator Arg(long? value) => value is { } number ? number : default(Arg);

    public static implicit operator Arg(double value) => new(Tag.Double, BitConverter.DoubleToInt64Bits(value));

    public static implicit operator Arg(double? value) => value is { } number ? number : default(Arg);

    public static implicit operator Arg(bool value) => new(Tag.Bool, value ? 1 : 0);

    public static implicit operator Arg(ScalarType type) => new(Tag.Int, (long)type);

    public static implicit operator Arg(ScalarType? type) => type is { } known ? known : default(Arg);

    public static implicit operator Arg(Scalar? scalar) => scalar is null ? default : new(scalar.Tag, scalar.Bits);

    public static implicit operator Arg(Device? device) => device is null ? default : new(Tag.Device, device.Packed);

    public static implicit operator Arg(Generator? generator) =>
        generator is null ? default : new(Tag.Generator, generator.Address, generator);

    public static implicit operator Arg(long[]? list) => list is null ? default : new(Tag.IntList, 0, list);

    public static implicit operator Arg(double[]? list) => list is null ? default : new(Tag.DoubleList, 0, list);

    public static implicit operator Arg(bool[]? list) => list is null ? default : new(Tag.BoolList, 0, list);

    public static implicit operator Arg(Tensor?[]? list) => list is null ? default : new(Tag.TensorList, 0, list);

    public static implicit operator Arg(HandleList list) => new(Tag.TensorList, list.Pointer, list);

    public static implicit operator Arg(Scalar[]? list) => list is null ? default : new(Tag.ScalarList, 0, list);

    public static implicit operator Arg(string? text) => text is null ? default : new(Tag.String, 0, text);

    /// <summary>A tensor known by its handle only; whoever passes it keeps it alive during the call.</summary>
    public static Arg Borrowed(nint handle) => new(Tag.Tensor, handle);

    /// <summary>How many bytes of scratch memory the list behind this argument takes.</summary>
    internal int ScratchBytes => Tag switch
    {
        Tag.IntList => ((long[])Reference!).Length * sizeof(long),
        Tag.DoubleList => ((double[])Reference!).Length * sizeof(double),
        Tag.BoolList => Aligned(((bool[])Reference!).Length),
        Tag.TensorList when Reference is HandleList => 0,
        Tag.TensorList => ((Tensor?[])Reference!).Length * sizeof(long),
        Tag.ScalarList => ((Scalar[])Reference!).Length * 2 * sizeof(long),
        Tag.String => Aligned(System.Text.Encoding.UTF8.GetByteCount((string)Reference!)),
        _ => 0,
    };

    internal static int Aligned(int bytes) => (bytes + 7) & ~7;
}
