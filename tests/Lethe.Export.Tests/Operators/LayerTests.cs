using Lethe.Export.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Lethe.Export.Tests.Operators;

public sealed class LayerTests
{
    private static readonly Cases All = new()
    {
        { "identity", () => Identity(), 3, 4 },
        { "linear", () => Linear(4, 5), 3, 4 },
        { "linear without bias", () => Linear(4, 5, hasBias: false), 3, 4 },
        { "linear on sequences", () => Linear(4, 5), 3, 6, 4 },
        { "conv1d", () => Conv1d(2, 4, 3, stride: 2, padding: 1), 3, 2, 9 },
        { "conv2d", () => Conv2d(2, 4, 3, stride: 2, padding: 1), 3, 2, 9, 8 },
        { "conv2d without bias", () => Conv2d(2, 4, 3, bias: false), 3, 2, 9, 8 },
        { "conv2d in groups, dilated", () => Conv2d(4, 8, 3, dilation: 2, groups: 2), 3, 4, 9, 8 },
        { "conv2d same", () => Conv2d(2, 4, 4, padding: Padding.Same), 3, 2, 9, 8 },
        { "conv2d valid", () => Conv2d(2, 4, 4, padding: Padding.Valid), 3, 2, 9, 8 },
        { "conv2d reflect", () => Conv2d(2, 4, 3, padding: 1, padding_mode: PaddingModes.Reflect), 3, 2, 5, 6 },
        { "conv2d circular", () => Conv2d(2, 4, 3, padding: 1, padding_mode: PaddingModes.Circular), 3, 2, 5, 6 },
        { "conv2d, uneven", () => Conv2d(2, 4, (3L, 2L), stride: (1L, 2L), padding: (1L, 0L)), 3, 2, 9, 8 },
        { "conv3d", () => Conv3d(2, 3, 2, padding: 1), 3, 2, 4, 5, 3 },
        { "transposed conv1d", () => ConvTranspose1d(4, 2, 3, stride: 2), 3, 4, 5 },
        { "transposed conv2d", () => ConvTranspose2d(4, 2, 3, stride: 2, padding: 1, output_padding: 1), 3, 4, 5, 4 },
        { "transposed conv2d in groups, dilated", () => ConvTranspose2d(4, 6, 3, dilation: 2, groups: 2), 3, 4, 5, 4 },
        { "transposed conv3d", () => ConvTranspose3d(2, 3, 2, stride: 2), 2, 2, 3, 3, 3 },
        { "batch norm of features", () => BatchNorm1d(4), 3, 4 },
        { "batch norm 1d", () => BatchNorm1d(4, eps: 0.1), 3, 4, 5 },
        { "batch norm 2d", () => BatchNorm2d(4), 3, 4, 5, 6 },
        { "batch norm 2d, not affine", () => BatchNorm2d(4, affine: false), 3, 4, 5, 6 },
        { "batch norm 3d", () => BatchNorm3d(4), 3, 4, 2, 3, 2 },
        { "batch norm by its own batch", () => BatchNorm2d(4, track_running_stats: false), 3, 4, 5, 6 },
        { "instance norm", () => InstanceNorm2d(4, affine: true), 3, 4, 5, 6 },
        { "instance norm, not affine", () => InstanceNorm1d(4), 3, 4, 5 },
        { "instance norm by running statistics", () => InstanceNorm2d(4, track_running_stats: true), 3, 4, 5, 6 },
        { "layer norm", () => LayerNorm(6, eps: 0.01), 3, 5, 6 },
        { "layer norm of two dimensions", () => LayerNorm([5, 6]), 3, 5, 6 },
        { "layer norm, not affine", () => LayerNorm(6, elementwise_affine: false), 3, 5, 6 },
        { "group norm", () => GroupNorm(2, 4), 3, 4, 5, 6 },
        { "group norm, not affine", () => GroupNorm(2, 4, affine: false), 3, 4, 5 },
        { "group norm of features", () => GroupNorm(2, 4), 3, 4 },
        { "local response norm", () => LocalResponseNorm(3, alpha: 0.1), 3, 4, 5, 6 },
        { "max pool 1d", () => MaxPool1d(3, stride: 2, padding: 1), 3, 2, 9 },
        { "max pool 2d", () => MaxPool2d(3, stride: 2, padding: 1), 3, 2, 9, 8 },
        { "max pool 2d, dilated", () => MaxPool2d(2, stride: 1, dilation: 2), 3, 2, 9, 8 },
        { "max pool 2d, rounding up", () => MaxPool2d(3, stride: 2, ceil_mode: true), 3, 2, 8, 9 },
        { "max pool 2d, rounding up with padding", () => MaxPool2d(2, stride: 3, padding: 1, ceil_mode: true), 3, 2, 5, 6 },
        { "max pool 3d", () => MaxPool3d(2), 3, 2, 4, 4, 6 },
        { "average pool 1d", () => AvgPool1d(3, stride: 2, padding: 1), 3, 2, 9 },
        { "average pool 2d", () => AvgPool2d(3, stride: 2, padding: 1), 3, 2, 9, 8 },
        { "average pool 2d without padding's zeros",
            () => AvgPool2d(3, stride: 2, padding: 1, count_include_pad: false), 3, 2, 9, 8 },
        { "average pool 2d, rounding up", () => AvgPool2d(3, stride: 2, padding: 1, ceil_mode: true), 3, 2, 8, 10 },
        { "average pool 2d, rounding up without zeros",
            () => AvgPool2d(3, stride: 2, padding: 1, ceil_mode: true, count_include_pad: false), 3, 2, 8, 10 },
        { "average pool 2d with its own divisor", () => AvgPool2d(2, divisor_override: 3), 3, 2, 8, 6 },
        { "average pool 3d", () => AvgPool3d(2), 3, 2, 4, 4, 6 },
        { "adaptive average pool to one", () => AdaptiveAvgPool2d(1), 3, 2, 5, 7 },
        { "adaptive average pool to a divisor", () => AdaptiveAvgPool2d((3L, 2L)), 3, 2, 6, 8 },
        { "adaptive average pool 1d", () => AdaptiveAvgPool1d(3), 3, 2, 6 },
        { "adaptive max pool", () => AdaptiveMaxPool2d([1, 1]), 3, 2, 5, 7 },
        { "adaptive max pool to a divisor", () => AdaptiveMaxPool1d(2), 3, 2, 6 },
        { "flatten", () => Flatten(), 3, 2, 5, 7 },
        { "unflatten", () => Unflatten(1, [2, -1]), 3, 6, 2 },
        { "pixel shuffle", () => PixelShuffle(2), 3, 8, 3, 4 },
        { "pixel unshuffle", () => PixelUnshuffle(2), 3, 2, 6, 4 },
        { "zero pad", () => ZeroPad2d((1, 2, 0, 3)), 3, 2, 5, 6 },
        { "constant pad", () => ConstantPad1d((1, 2), 0.7), 3, 2, 5 },
        { "reflection pad", () => ReflectionPad2d((1, 2, 0, 3)), 3, 2, 5, 6 },
        { "replication pad", () => ReplicationPad3d(1), 3, 2, 3, 4, 2 },
        { "circular pad", x => functional.pad(x, (1, 2, 2, 1), PaddingModes.Circular), 3, 2, 5, 6 },
        { "negative pad", x => functional.pad(x, (-1, 2)), 3, 2, 5 },
        { "upsample nearest", () => Upsample(scale_factor: [2, 3]), 3, 2, 4, 5 },
        { "upsample nearest to a size", () => Upsample(size: [7, 9]), 3, 2, 4, 5 },
        { "upsample bilinear", () => Upsample(scale_factor: [2, 2], mode: UpsampleMode.Bilinear), 3, 2, 4, 5 },
        { "upsample bilinear by corners",
            () => Upsample(scale_factor: [2, 2], mode: UpsampleMode.Bilinear, align_corners: true), 3, 2, 4, 5 },
        { "upsample bicubic", () => Upsample(scale_factor: [2, 2], mode: UpsampleMode.Bicubic), 3, 2, 4, 5 },
        { "upsample linear", () => Upsample(scale_factor: [3], mode: UpsampleMode.Linear), 3, 2, 4 },
        { "upsample trilinear", () => Upsample(scale_factor: [2, 2, 2], mode: UpsampleMode.Trilinear), 2, 2, 3, 4, 2 },
        { "shrink bilinear", x => functional.interpolate(x, size: [3, 1], mode: InterpolationMode.Bilinear), 3, 2, 7, 6 },
        { "interpolate nearest exact", x => functional.interpolate(x, size: [7, 3], mode: InterpolationMode.NearestExact), 3, 2, 4, 5 },
    };

    public static TheoryData<string> Names => All.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Save_Layer_GivesTheModulesAnswers(string name) => All.Run(name);

    [Fact]
    public void Save_Embedding_LooksUpTheSameVectors() => Agreement.Holds(Embedding(11, 4), [3, 6], ScalarType.Int64, below: 11);

    [Fact]
    public void Save_EmbeddingOfInt32_LooksUpTheSameVectors() =>
        Agreement.Holds(Embedding(11, 4, padding_idx: 2), [3, 6], ScalarType.Int32, below: 11);
}
