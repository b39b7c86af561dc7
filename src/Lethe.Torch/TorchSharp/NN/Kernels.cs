using Lethe.Torch.Native;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>
/// The one place where each layer's operation is called, by modules and functional forms alike: whatever is decided
/// about memory layout or about which kernel runs is decided here.
/// </summary>
internal static partial class Kernels
{
    public static Tensor Linear(Tensor input, Tensor weight, Tensor? bias) => Aten.linear.Call(input, weight, bias);

    public static Tensor Bilinear(Tensor input1, Tensor input2, Tensor weight, Tensor? bias) =>
        Aten.bilinear.Call(input1, input2, weight, bias);

    public static Tensor Conv1d(
        Tensor input, Tensor weight, Tensor? bias, long[]? stride, long[]? padding, long[]? dilation, long groups) =>
        Aten.conv1d.Call(input, weight, bias, stride ?? Sizes.One, padding ?? Sizes.Zero, dilation ?? Sizes.One, groups);

    public static Tensor Conv1d(
        Tensor input, Tensor weight, Tensor? bias, long[]? stride, Padding padding, long[]? dilation, long groups) =>
        Aten.conv1d_padding.Call(input, weight, bias, stride ?? Sizes.One, Name(padding), dilation ?? Sizes.One, groups);

    public static Tensor Conv2d(
        Tensor input, Tensor weight, Tensor? bias, long[]? stride, long[]? padding, long[]? dilation, long groups) =>
        LaidOutConv2d(input, weight, bias, stride ?? Sizes.One, padding ?? Sizes.Zero, dilation ?? Sizes.One, groups);

    public static Tensor Conv2d(
        Tensor input, Tensor weight, Tensor? bias, long[]? stride, Padding padding, long[]? dilation, long groups) =>
        Aten.conv2d_padding.Call(input, weight, bias, stride ?? Sizes.One, Name(padding), dilation ?? Sizes.One, groups);

    public static Tensor Conv3d(
        Tensor input, Tensor weight, Tensor? bias, long[]? stride, long[]? padding, long[]? dilation, long groups) =>
        Aten.conv3d.Call(input, weight, bias, stride ?? Sizes.One, padding ?? Sizes.Zero, dilation ?? Sizes.One, groups);

    public static Tensor Conv3d(
        Tensor input, Tensor weight, Tensor? bias, long[]? stride, Padding padding, long[]? dilation, long groups) =>
        Aten.conv3d_padding.Call(input, weight, bias, stride ?? Sizes.One, Name(padding), dilation ?? Sizes.One, groups);

    public static Tensor ConvTranspose1d(
        Tensor input, Tensor weight, Tensor? bias, long[]? stride, long[]? padding, long[]? outputPadding, long groups,
        long[]? dilation) =>
        Aten.conv_transpose1d.Call(
            input, weight, bias, stride ?? Sizes.One, padding ?? Sizes.Zero, outputPadding ?? Sizes.Zero, groups,
            dilation ?? Sizes.One);

    public static Tensor ConvTranspose2d(
        Tensor input, Tensor weight, Tensor? bias, long[]? stride, long[]? padding, long[]? outputPadding, long groups,
        long[]? dilation) =>
        Aten.conv_transpose2d_input.Call(
            input, weight, bias, stride ?? Sizes.One, padding ?? Sizes.Zero, outputPadding ?? Sizes.Zero, groups,
            dilation ?? Sizes.One);

    public static Tensor ConvTranspose3d(
        Tensor input, Tensor weight, Tensor? bias, long[]? stride, long[]? padding, long[]? outputPadding, long groups,
        long[]? dilation) =>
        Aten.conv_transpose3d_input.Call(
            input, weight, bias, stride ?? Sizes.One, padding ?? Sizes.Zero, outputPadding ?? Sizes.Zero, groups,
            dilation ?? Sizes.One);

    /// <param name="padding">From the last dimension backwards, before and after each.</param>
    public static Tensor Pad(Tensor input, long[] padding, PaddingModes mode, double value = 0) => mode switch
    {
        PaddingModes.Reflect => Aten.pad.Call(input, padding, "reflect"),
        PaddingModes.Replicate => Aten.pad.Call(input, padding, "replicate"),
        PaddingModes.Circular => Aten.pad.Call(input, padding, "circular"),
        _ => Aten.pad.Call(input, padding, "constant", value),
    };

    public static Tensor Embedding(Tensor weight, Tensor indices, long paddingIndex, bool scaleByFrequency, bool sparse) =>
        Aten.embedding.Call(weight, indices, paddingIndex, scaleByFrequency, sparse);

    private static string Name(Padding padding) => padding == Padding.Same ? "same" : "valid";
}
