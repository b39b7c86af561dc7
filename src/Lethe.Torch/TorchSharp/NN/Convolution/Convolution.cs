using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What all convolutions have in common.</summary>
public abstract class Convolution : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = nameof(weight))] private Parameter? _weight;
    [ComponentName(Name = nameof(bias))] private Parameter? _bias;

    private protected Convolution(string name, ConvolutionOptions options, bool transposed) : base(name)
    {
        if (transposed && options.PaddingMode != PaddingModes.Zeros)
            throw new ArgumentException("A transposed convolution pads with zeros only.", nameof(options));
        in_channels = options.InChannels;
        out_channels = options.OutChannels;
        kernel_size = options.Kernel;
        stride = options.Stride;
        dilation = options.Dilation;
        output_padding = options.OutputPadding ?? new long[options.Kernel.Length];
        groups = options.Groups;
        padding_mode = options.PaddingMode;
        this.transposed = transposed;
        if (options.Padding is { } known) SetPadding(known);
        else SetPadding(options.PaddingType ?? Padding.Valid);

        long[] channels = transposed ? [in_channels, out_channels / groups] : [out_channels, in_channels / groups];
        weight = nn.Parameter(empty([.. channels, .. kernel_size], options.Type, options.Device));
        if (options.Bias) bias = nn.Parameter(empty([out_channels], options.Type, options.Device));
        reset_parameters();
    }

    public long in_channels { get; }

    public long out_channels { get; }

    public bool transposed { get; }

    public long[] kernel_size { get; set; }

    public long[] stride { get; set; }

    public long[] dilation { get; set; }

    public long[] output_padding { get; set; }

    public long groups { get; set; }

    public PaddingModes padding_mode { get; set; }

    public Padding? padding_type { get; private set; }

    public long[]? padding { get; private set; }

    public Parameter weight
    {
        get => _weight!;
        set => Own(ref _weight, value ?? throw new ArgumentNullException(nameof(value)), nameof(weight));
    }

    public Parameter? bias
    {
        get => _bias;
        set => Own(ref _bias, value, nameof(bias));
    }

    public void SetPadding(long[] padding)
    {
        this.padding = padding;
        padding_type = null;
    }

    public void SetPadding(Padding padding)
    {
        if (transposed) throw new ArgumentException("A transposed convolution is padded by numbers.", nameof(padding));
        if (padding == Padding.Same && stride.Any(step => step != 1))
            throw new ArgumentException("Only a convolution with stride 1 has an output as large as its input.", nameof(padding));
        this.padding = null;
        padding_type = padding;
    }

    /// <summary>Draws new numbers, as PyTorch does.</summary>
    public void reset_parameters() => nn.init.AsPyTorch(weight, bias);

    /// <summary>The input with what <see cref="padding_mode"/> puts around it.</summary>
    private protected Tensor Padded(Tensor input)
    {
        var around = new long[2 * kernel_size.Length];
        for (var i = 0; i < kernel_size.Length; i++)
        {
            // Padding is told from the last dimension backwards.
            var (before, after) = PaddingOf(kernel_size.Length - 1 - i);
            around[2 * i] = before;
            around[2 * i + 1] = after;
        }
        return Kernels.Pad(input, around, padding_mode);
    }

    private (long Before, long After) PaddingOf(int dimension)
    {
        if (padding is not null) return (padding[dimension], padding[dimension]);
        var total = padding_type == Padding.Same ? dilation[dimension] * (kernel_size[dimension] - 1) : 0;
        return (total / 2, total - total / 2);
    }
}
