using Lethe.Export.Tests.Support;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Lethe.Export.Tests.Models;

/// <summary>libtorch's CPU can look up and add in half precision, and little else.</summary>
internal sealed class HalfTable : Module<Tensor, Tensor>
{
    private readonly Embedding table;

    public HalfTable() : base(nameof(HalfTable))
    {
        table = Draw.Filled(Embedding(400, 16)).to(ScalarType.Float16);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        var found = table.call(input);
        return found * 2 + found;
    }
}
