using TorchSharp.Utils;
using static TorchSharp.torch;

namespace Lethe.Models.Architectures;

/// <summary>Every token looks at every other one, in several heads. Made of linear layers, so that each can be looked into.</summary>
internal sealed class SelfAttention : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = "qkv")] private readonly nn.Module<Tensor, Tensor> _qkv;
    [ComponentName(Name = "proj")] private readonly nn.Module<Tensor, Tensor> _proj;
    private readonly long _heads;
    private readonly long _size;

    public SelfAttention(long width, long heads) : base(nameof(SelfAttention))
    {
        (_heads, _size) = (heads, width / heads);
        _qkv = nn.Linear(width, 3 * width);
        _proj = nn.Linear(width, width);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        // [records, tokens, 3 x heads x size] -> three of [records, heads, tokens, size]
        var parts = _qkv.call(input).unflatten(2, 3, _heads, _size).permute(2, 0, 3, 1, 4).unbind(0);
        var scores = (parts[0] * (1 / Math.Sqrt(_size))).matmul(parts[1].transpose(-2, -1));
        var mixed = scores.softmax(-1).matmul(parts[2]);
        return _proj.call(mixed.transpose(1, 2).flatten(2));
    }
}
