using Lethe.Torch.Native;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

public sealed class Unflatten : ParameterLessModule<Tensor, Tensor>
{
    internal Unflatten(long dim, long[] unflattened_size) : base(nameof(Unflatten))
    {
        this.dim = dim;
        this.unflattened_size = unflattened_size;
    }

    public long dim { get; set; }

    public long[] unflattened_size { get; set; }

    public override Tensor forward(Tensor input) => Aten.unflatten_int.Call(input, dim, unflattened_size);
}
