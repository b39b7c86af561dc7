using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Lethe.Torch.Tests.Modules;

/// <summary>The layers of Fixtures/modules.py, made and run in C#.</summary>
internal static class LayerCases
{
    private static readonly Dictionary<string, Func<Module>> Plain = new()
    {
        ["Linear"] = () => Linear(4, 3),
        ["Linear without bias"] = () => Linear(4, 3, hasBias: false),
        ["Conv1d"] = () => Conv1d(2, 3, 3, stride: 2, padding: 1),
        ["Conv1d same"] = () => Conv1d(2, 3, 4, Padding.Same, dilation: 2),
        ["Conv2d"] = () => Conv2d(2, 3, 3, padding: 1),
        ["Conv2d unbatched"] = () => Conv2d(2, 3, (3, 2), stride: (2, 1), padding: (1, 0)),
        ["Conv2d grouped"] = () => Conv2d(4, 6, 2, dilation: 2, groups: 2, bias: false),
        ["Conv2d reflect"] = () => Conv2d(1, 2, (3, 3), padding: (2, 1), padding_mode: PaddingModes.Reflect),
        ["Conv2d replicate"] = () => Conv2d(1, 2, 3, padding: 1, padding_mode: PaddingModes.Replicate),
        ["Conv2d circular same"] = () => Conv2d(1, 2, (2, 3), Padding.Same, padding_mode: PaddingModes.Circular),
        ["Conv3d"] = () => Conv3d(2, 2, (2, 2, 2), stride: (1, 2, 1), padding: (1, 1, 1)),
        ["ConvTranspose1d"] = () => ConvTranspose1d(2, 3, 3, stride: 2, padding: 1, output_padding: 1),
        ["ConvTranspose2d"] = () => ConvTranspose2d(4, 2, (2, 3), stride: (2, 3), output_padding: (1, 2), groups: 2),
        ["ConvTranspose3d"] = () => ConvTranspose3d(1, 2, 2, stride: 2, bias: false),
        ["BatchNorm1d"] = () => BatchNorm1d(3),
        ["BatchNorm1d of sequences"] = () => BatchNorm1d(2),
        ["BatchNorm2d"] = () => BatchNorm2d(2, eps: 1e-3, momentum: 0.3),
        ["BatchNorm2d evaluating"] = () => BatchNorm2d(2),
        ["BatchNorm2d cumulative"] = () => BatchNorm2d(2, momentum: null),
        ["BatchNorm2d untracked"] = () => BatchNorm2d(2, affine: false, track_running_stats: false),
        ["BatchNorm3d"] = () => BatchNorm3d(2),
        ["LayerNorm"] = () => LayerNorm([3, 4], eps: 1e-4),
        ["LayerNorm plain"] = () => LayerNorm(4, elementwise_affine: false),
        ["GroupNorm"] = () => GroupNorm(2, 4),
        ["InstanceNorm1d"] = () => InstanceNorm1d(2),
        ["InstanceNorm2d"] = () => InstanceNorm2d(2, affine: true, track_running_stats: true),
        ["InstanceNorm2d evaluating"] = () => InstanceNorm2d(2, track_running_stats: true),
        ["InstanceNorm2d unbatched"] = () => InstanceNorm2d(2, affine: true),
        ["InstanceNorm3d"] = () => InstanceNorm3d(2),
        ["LocalResponseNorm of sequences"] = () => LocalResponseNorm(2, alpha: 0.5, beta: 0.6, k: 2),
        ["LocalResponseNorm of images"] = () => LocalResponseNorm(3),
        ["Embedding"] = () => Embedding(5, 3),
        ["Embedding limited"] = () => Embedding(5, 3, max_norm: 0.5, norm_type: 1),
        ["MaxPool1d"] = () => MaxPool1d(3, stride: 2, padding: 1),
        ["MaxPool2d"] = () => MaxPool2d((2, 3), ceil_mode: true),
        ["MaxPool2d dilated"] = () => MaxPool2d(2, stride: 1, dilation: 2),
        ["MaxPool3d"] = () => MaxPool3d(2),
        ["AvgPool1d"] = () => AvgPool1d(3, stride: 2, padding: 1),
        ["AvgPool2d"] = () => AvgPool2d(3, stride: 2, padding: 1, ceil_mode: true, count_include_pad: false),
        ["AvgPool3d"] = () => AvgPool3d((2, 1, 2), divisor_override: 3),
        ["AdaptiveAvgPool1d"] = () => AdaptiveAvgPool1d(3),
        ["AdaptiveAvgPool2d"] = () => AdaptiveAvgPool2d((2, 3)),
        ["AdaptiveAvgPool3d"] = () => AdaptiveAvgPool3d(2),
        ["AdaptiveMaxPool1d"] = () => AdaptiveMaxPool1d(3),
        ["AdaptiveMaxPool2d"] = () => AdaptiveMaxPool2d([2, 3]),
        ["AdaptiveMaxPool3d"] = () => AdaptiveMaxPool3d([1, 2, 2]),
        ["ConstantPad1d"] = () => ConstantPad1d((1, 2), 1.5),
        ["ConstantPad2d"] = () => ConstantPad2d((1, 0, 2, 1), -2),
        ["ConstantPad3d"] = () => ConstantPad3d(1, 0.5),
        ["ReflectionPad1d"] = () => ReflectionPad1d((2, 1)),
        ["ReflectionPad2d"] = () => ReflectionPad2d(1),
        ["ReflectionPad3d"] = () => ReflectionPad3d((1, 1, 0, 1, 1, 0)),
        ["ReplicationPad1d"] = () => ReplicationPad1d(2),
        ["ReplicationPad2d"] = () => ReplicationPad2d((1, 2, 0, 1)),
        ["ReplicationPad3d"] = () => ReplicationPad3d(1),
        ["ZeroPad2d"] = () => ZeroPad2d((1, 2, 0, 1)),
        ["PixelShuffle"] = () => PixelShuffle(2),
        ["PixelUnshuffle"] = () => PixelUnshuffle(2),
        ["Fold"] = () => Fold((4, 3), (2, 2), padding: (1, 1), stride: (2, 1)),
        ["Unfold"] = () => Unfold((2, 3), dilation: (1, 2), padding: (1, 1)),
        ["Upsample nearest"] = () => Upsample(scale_factor: [2]),
        ["Upsample linear"] = () => Upsample(size: [5], mode: UpsampleMode.Linear, align_corners: true),
        ["Upsample bilinear"] = () => Upsample(scale_factor: [1.5, 2.3], mode: UpsampleMode.Bilinear),
        ["Upsample bilinear recomputed"] = () =>
            Upsample(scale_factor: [1.5, 2.3], mode: UpsampleMode.Bilinear, recompute_scale_factor: true),
        ["Upsample bicubic"] = () => Upsample(size: [5, 4], mode: UpsampleMode.Bicubic),
        ["Upsample trilinear"] = () => Upsample(scale_factor: [2], mode: UpsampleMode.Trilinear),
        ["Flatten"] = () => Flatten(),
        ["Unflatten"] = () => Unflatten(1, [2, 3]),
        ["Sequential"] = () => Sequential(Conv2d(1, 2, 3), BatchNorm2d(2), Flatten(), Linear(8, 2)),
    };

    private static readonly Dictionary<string, (Func<Module> Make, Func<Module, Tensor[], Tensor> Run)> Special = new()
    {
        ["Bilinear"] = (() => Bilinear(3, 4, 2), (module, x) => ((Bilinear)module).call(x[0], x[1])),
        ["ConvTranspose2d sized"] = (
            () => ConvTranspose2d(2, 2, 3, stride: 2, padding: 1), (module, x) => ((ConvTranspose2d)module).forward(x[0], [6, 5])),
        ["MultiheadAttention"] = (
            () => MultiheadAttention(4, 2),
            (module, x) => ((MultiheadAttention)module).call(x[0], x[0], x[0], Padded(), attn_mask: Forbidden()).Item1),
        ["MultiheadAttention weights"] = (
            () => MultiheadAttention(4, 2, bias: false), (module, x) => ((MultiheadAttention)module).call(x[0], x[1], x[1]).Item2),
        ["MultiheadAttention of others"] = (
            () => MultiheadAttention(4, 2, add_bias_kv: true, add_zero_attn: true, kdim: 3, vdim: 5),
            (module, x) => ((MultiheadAttention)module).call(x[0], x[1], x[2], Padded()).Item1),
    };

    public static Module Make(string name) => Special.TryGetValue(name, out var special) ? special.Make() : Plain[name]();

    public static Tensor Run(string name, Module module, Tensor[] inputs) =>
        Special.TryGetValue(name, out var special) ? special.Run(module, inputs) : ((Module<Tensor, Tensor>)module).call(inputs[0]);

    private static Tensor Padded() => from_array(new[,] { { false, false, true }, { false, false, false } });

    private static Tensor Forbidden() =>
        from_array(new[,] { { false, true, true }, { false, false, true }, { false, false, false } });
}
