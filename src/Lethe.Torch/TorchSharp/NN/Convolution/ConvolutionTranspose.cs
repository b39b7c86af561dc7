using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The gradient of a convolution as a layer: it enlarges where a convolution with stride shrinks.</summary>
public abstract class ConvolutionTranspose : Convolution
{
    private protected ConvolutionTranspose(string name, ConvolutionOptions options) : base(name, options, transposed: true)
    {
    }

    public override Tensor forward(Tensor input) => forward(input, null);

    /// <param name="output_size">
    /// Which of the sizes that a convolution with this stride would shrink to the input's is meant; with or without batch
    /// and channels. Null: the smallest, enlarged by <see cref="Convolution.output_padding"/>.
    /// </param>
    public abstract Tensor forward(Tensor input, long[]? output_size);

    private protected long[] OutputPaddingFor(Tensor input, long[]? outputSize)
    {
        if (outputSize is null) return output_padding;
        var spatial = kernel_size.Length;
        var shape = input.shape;
        if (outputSize.Length == shape.Length) outputSize = outputSize[^spatial..];
        if (outputSize.Length != spatial)
            throw new ArgumentException($"The output size has {outputSize.Length} entries, {spatial} or {shape.Length} are wanted.");
        var extra = new long[spatial];
        for (var i = 0; i < spatial; i++)
        {
            var least = (shape[shape.Length - spatial + i] - 1) * stride[i] - 2 * padding![i] + dilation[i] * (kernel_size[i] - 1) + 1;
            extra[i] = outputSize[i] - least;
            if (extra[i] < 0 || extra[i] >= stride[i])
                throw new ArgumentException($"Output size {outputSize[i]} cannot be had: it is {least} to {least + stride[i] - 1}.");
        }
        return extra;
    }
}
