using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace Lethe.Models.Architectures;

/// <summary>Turns an image into a row of patches with a learned token before them and learned places added.</summary>
internal sealed class PatchEmbedding : nn.Module<Tensor, Tensor>
{
    private const double Spread = 0.02;

    [ComponentName(Name = "proj")] private readonly nn.Module<Tensor, Tensor> _proj;
    [ComponentName(Name = "cls_token")] private readonly Parameter _token;
    [ComponentName(Name = "pos_embed")] private readonly Parameter _places;

    public PatchEmbedding(long channels, VitOptions options, long patches) : base(nameof(PatchEmbedding))
    {
        _token = nn.Parameter(nn.init.trunc_normal_(empty([1, 1, options.Width]), 0, Spread));
        _places = nn.Parameter(nn.init.trunc_normal_(empty([1, patches + 1, options.Width]), 0, Spread));
        _proj = nn.Conv2d(channels, options.Width, options.Patch, stride: options.Patch);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        var patches = _proj.call(input).flatten(2).transpose(1, 2);
        // The token for each record, without writing the number of records into the graph, which exports would keep.
        var tokens = patches.narrow(1, 0, 1).zeros_like() + _token;
        return cat([tokens, patches], 1) + _places;
    }
}
