using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Puts something around the last dimensions: sizes before and after, from the last dimension backwards.</summary>
public abstract class PadBase : ParameterLessModule<Tensor, Tensor>
{
    private readonly PaddingModes _mode;

    protected PadBase(string name, PaddingModes mode, double value, params long[] padding) : base(name)
    {
        _mode = mode;
        this.value = value;
        this.padding = padding;
    }

    public long[] padding { get; set; }

    public double value { get; set; }

    public override Tensor forward(Tensor input) => Kernels.Pad(input, padding, _mode, value);
}
