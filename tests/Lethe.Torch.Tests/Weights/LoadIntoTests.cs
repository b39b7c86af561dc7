using Lethe.Torch.Tests.Support;
using static TorchSharp.torch;

namespace Lethe.Torch.Tests.Weights;

public class LoadIntoTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _path;

    public LoadIntoTests()
    {
        using var scope = NewDisposeScope();
        _path = _folder.File("w.safetensors");
        Safetensors.Save(_path, new Dictionary<string, Tensor>
        {
            ["w"] = from_array(new float[,] { { 1, 2, 3 }, { 4, 5, 6 } }),
            ["b"] = frombuffer(new float[] { 7, 8 }, ScalarType.Float32),
        });
    }

    [Fact]
    public void LoadInto_OfFittingTensors_WritesWhereTheyAre()
    {
        using var scope = NewDisposeScope();
        var (w, b) = (zeros([2, 3], requires_grad: true), zeros(2));
        var before = scope.DisposablesCount;
        using var file = WeightFile.Open(_path);
        Assert.True(file.LoadInto(new Dictionary<string, Tensor> { ["w"] = w, ["b"] = b }).Complete);
        Assert.Equal([1f, 2f, 3f, 4f, 5f, 6f], w.detach().data<float>().ToArray());
        Assert.Equal([7f, 8f], b.data<float>().ToArray());
        Assert.True(w.requires_grad && w.is_leaf);
        Assert.Equal(before + 1, scope.DisposablesCount); // the detached one above
    }

    [Fact]
    public void LoadInto_OfAModule_GivesItTheOthersParameters()
    {
        using var scope = NewDisposeScope();
        var (trained, fresh) = (nn.Linear(3, 2), nn.Linear(3, 2));
        var path = _folder.File("module.safetensors");
        Safetensors.Save(path, trained.state_dict());
        using var file = WeightFile.Open(path);
        Assert.True(file.LoadInto(fresh).Complete);
        SampleTensors.AssertSame(trained.weight.detach(), fresh.weight.detach());
        SampleTensors.AssertSame(trained.bias!.detach(), fresh.bias!.detach());
        Assert.True(fresh.weight.requires_grad);
        Assert.Throws<WeightFileException>(() => file.LoadInto(nn.Linear(4, 2)));
    }

    [Fact]
    public void LoadInto_OfOtherTypesAndStrides_ConvertsIntoPlace()
    {
        using var scope = NewDisposeScope();
        var storage = zeros(3, 2);
        var w = SampleTensors.Permuted(storage, 1, 0);
        var b = zeros([2], ScalarType.Float64, requires_grad: true);
        using var file = WeightFile.Open(_path);
        file.LoadInto(new Dictionary<string, Tensor> { ["w"] = w, ["b"] = b });
        Assert.Equal([1f, 4f, 2f, 5f, 3f, 6f], storage.data<float>().ToArray());
        Assert.Equal([7.0, 8.0], b.detach().data<double>().ToArray());
        Assert.True(b.is_leaf);
    }

    [Fact]
    public void LoadInto_WithNamesThatDoNotFit_SaysWhichUnlessTold()
    {
        using var scope = NewDisposeScope();
        var b = zeros(2);
        var state = new Dictionary<string, Tensor> { ["b"] = b, ["head"] = zeros(1) };
        using var file = WeightFile.Open(_path);
        var failure = Assert.Throws<WeightFileException>(() => file.LoadInto(state));
        Assert.Contains("lacks 'head'; holds 'w'", failure.Message, StringComparison.Ordinal);
        Assert.Equal([0f, 0f], b.data<float>().ToArray());

        var report = file.LoadInto(state, strict: false);
        Assert.Equal(["head"], report.Missing);
        Assert.Equal(["w"], report.Unexpected);
        Assert.Equal([7f, 8f], b.data<float>().ToArray());
    }

    [Fact]
    public void LoadInto_WithAWrongShape_WritesNothingAtAll()
    {
        using var scope = NewDisposeScope();
        var b = zeros(2);
        using var file = WeightFile.Open(_path);
        var failure = Assert.Throws<WeightFileException>(
            () => file.LoadInto(new Dictionary<string, Tensor> { ["b"] = b, ["w"] = zeros(3, 2) }));
        Assert.Contains("'w' has shape [2, 3], its place has [3, 2]", failure.Message, StringComparison.Ordinal);
        Assert.Equal([0f, 0f], b.data<float>().ToArray());
    }

    public void Dispose() => _folder.Dispose();
}
