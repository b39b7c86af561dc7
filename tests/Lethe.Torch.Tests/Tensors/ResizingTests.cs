using Lethe.Torch.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Lethe.Torch.Tests.Tensors;

public class ResizingTests
{
    public static TheoryData<string> Recorded { get; } = [.. Resizings.Keys];

    private static Tensor Image => Numbers.Counting(1, 2, 3, 4).Sine();

    private static Tensor Line => Numbers.Counting(1, 1, 6).Cosine();

    private static Tensor Cube => Numbers.Counting(1, 1, 2, 2, 2).Cosine();

    private static Dictionary<string, Func<Tensor>> Resizings => new()
    {
        ["image"] = () => Image,
        ["pad.reflect"] = () => pad(Image, (1, 2, 2, 1), PaddingModes.Reflect),
        ["pad.replicate"] = () => pad(Image, [1, 2, 2, 1], PaddingModes.Replicate),
        ["pad.circular"] = () => pad(Image, (1, 2, 2, 1), PaddingModes.Circular),
        ["pad.constant"] = () => pad(Image, (1, -1, 0, 2), PaddingModes.Constant, 2.5),
        ["interpolate.1d.nearest"] = () => interpolate(Line, [4]),
        ["interpolate.2d.nearest"] = () => interpolate(Image, [5, 3]),
        ["interpolate.3d.nearest"] = () => interpolate(Cube, [3, 1, 4]),
        ["interpolate.1d.nearest-exact"] = () => interpolate(Line, [4], mode: InterpolationMode.NearestExact),
        ["interpolate.2d.nearest-exact"] = () => interpolate(Image, [5, 3], mode: InterpolationMode.NearestExact),
        ["interpolate.3d.nearest-exact"] = () => interpolate(Cube, [3, 1, 4], mode: InterpolationMode.NearestExact),
        ["interpolate.1d.area"] = () => interpolate(Line, [4], mode: InterpolationMode.Area),
        ["interpolate.2d.area"] = () => interpolate(Image, [5, 3], mode: InterpolationMode.Area),
        ["interpolate.3d.area"] = () => interpolate(Cube, [3, 1, 4], mode: InterpolationMode.Area),
        ["interpolate.linear"] = () => interpolate(Line, [9], mode: InterpolationMode.Linear),
        ["interpolate.trilinear"] = () => interpolate(Cube, [3, 1, 4], mode: InterpolationMode.Trilinear, align_corners: true),
        ["interpolate.bilinear"] = () => interpolate(Image, [5, 6], mode: InterpolationMode.Bilinear),
        ["interpolate.bilinear.corners"] = () => interpolate(Image, [5, 6], mode: InterpolationMode.Bilinear, align_corners: true),
        ["interpolate.bilinear.antialias"] = () => interpolate(Image, [2, 2], mode: InterpolationMode.Bilinear, antialias: true),
        ["interpolate.bicubic"] = () => interpolate(Image, [5, 6], mode: InterpolationMode.Bicubic),
        ["interpolate.bicubic.corners"] = () => interpolate(Image, [5, 6], mode: InterpolationMode.Bicubic, align_corners: true),
        ["interpolate.bicubic.antialias"] = () => interpolate(Image, [2, 2], mode: InterpolationMode.Bicubic, antialias: true),
        ["interpolate.scale"] = () => interpolate(Image, scale_factor: [1.6, 0.7], mode: InterpolationMode.Bilinear),
        ["interpolate.recomputed"] = () =>
            interpolate(Image, scale_factor: [1.6, 0.7], mode: InterpolationMode.Bilinear, recompute_scale_factor: true),
        ["interpolate.area.scale"] = () => interpolate(Image, scale_factor: [0.7, 0.5], mode: InterpolationMode.Area),
    };

    [Theory]
    [MemberData(nameof(Recorded))]
    public void Resizing_GivesPyTorchsNumbers(string name)
    {
        using var scope = NewDisposeScope();
        TensorFixture.Matches(name, Resizings[name]());
    }

    [Fact]
    public void Padding_ByOneNumber_GoesAllAround()
    {
        using var scope = NewDisposeScope();
        Numbers.Are(pad(ones(1, 1), 1, value: 3), [3, 3], 3, 3, 3, 3, 1, 3, 3, 3, 3);
        Numbers.Are(pad(ones(2), (1, 0), PaddingModes.Zeros, 5), [3], 0, 1, 1);
        Assert.Throws<TorchException>(() => pad(ones(1, 1, 2), (2, 2), PaddingModes.Reflect));
    }

    [Fact]
    public void OneHot_PutsAOneAtTheClass()
    {
        using var scope = NewDisposeScope();
        Numbers.Are(one_hot(tensor(new long[] { 2, 0 })), [2, 3], 0, 0, 1, 1, 0, 0);
        Assert.Equal([2, 5], one_hot(tensor(new long[] { 2, 0 }), 5).shape);
        Assert.Throws<ArgumentException>(() => one_hot(tensor(new[] { 1 })));
        Assert.Throws<TorchException>(() => one_hot(tensor(new long[] { 2 }), 2));
    }

    [Fact]
    public void Interpolation_ThatContradictsItself_IsRefused()
    {
        using var scope = NewDisposeScope();
        var x = zeros(1, 1, 4, 4);
        Assert.Throws<ArgumentException>(() => interpolate(x));
        Assert.Throws<ArgumentException>(() => interpolate(x, [2, 2], [0.5, 0.5]));
        Assert.Throws<ArgumentException>(() => interpolate(x, [2]));
        Assert.Throws<ArgumentException>(() => interpolate(x, [2, 2], mode: InterpolationMode.Linear));
        Assert.Throws<ArgumentException>(() => interpolate(x, [2, 2], align_corners: true));
        Assert.Throws<ArgumentException>(() => interpolate(x, [2, 2], antialias: true));
        Assert.Throws<ArgumentException>(() => interpolate(x, [2, 2], recompute_scale_factor: true));
    }

    [Fact]
    public void Gradients_FlowThroughPaddingAndInterpolation()
    {
        Tensor[] x = [GradCheck.Uniform(1, 1, 3, 4)];
        GradCheck.Holds(v => pad(v[0], (1, 2), PaddingModes.Constant, 3), x);
        GradCheck.Holds(v => pad(v[0], (1, 2, 2, 1), PaddingModes.Reflect), x);
        GradCheck.Holds(v => pad(v[0], (1, 2, 2, 1), PaddingModes.Replicate), x);
        GradCheck.Holds(v => pad(v[0], (1, 2, 2, 1), PaddingModes.Circular), x);
        GradCheck.Holds(v => interpolate(v[0], [5, 2]), x);
        GradCheck.Holds(v => interpolate(v[0], [5, 2], mode: InterpolationMode.Area), x);
        GradCheck.Holds(v => interpolate(v[0], [5, 2], mode: InterpolationMode.Bilinear), x);
        GradCheck.Holds(v => interpolate(v[0], [2, 2], mode: InterpolationMode.Bicubic, antialias: true), x);
        GradCheck.Holds(v => interpolate(v[0], scale_factor: [1.5, 0.5], mode: InterpolationMode.Bicubic), x);
    }
}
