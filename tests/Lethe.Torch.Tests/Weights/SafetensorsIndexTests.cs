using System.Text;
using Lethe.Torch.Tests.Support;
using static TorchSharp.torch;

namespace Lethe.Torch.Tests.Weights;

public class SafetensorsIndexTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Load_OfAnIndex_BringsTheTensorsOfAllShards()
    {
        using var scope = NewDisposeScope();
        var (a, b, c) = (SampleTensors.Random([3], ScalarType.Float32, 1), SampleTensors.Random([2, 2], ScalarType.Int64, 2), SampleTensors.Random([5], ScalarType.Byte, 3));
        Safetensors.Save(_folder.File("m-1.safetensors"), new Dictionary<string, Tensor> { ["a"] = a, ["c"] = c, ["unlisted"] = ones(1) });
        Safetensors.Save(_folder.File("m-2.safetensors"), new Dictionary<string, Tensor> { ["b"] = b });
        var path = Index("""{"metadata":{"total_size":49},"weight_map":{"a":"m-1.safetensors","b":"m-2.safetensors","c":"m-1.safetensors"}}""");

        Assert.Equal(WeightFormat.SafetensorsIndex, WeightFile.FormatOf(path));
        var loaded = WeightFile.Load(path);
        Assert.Equal(3, loaded.Count);
        SampleTensors.AssertSame(a, loaded["a"]);
        SampleTensors.AssertSame(b, loaded["b"]);
        SampleTensors.AssertSame(c, loaded["c"]);
    }

    [Theory]
    [InlineData("../m.safetensors")]
    [InlineData("/etc/m.safetensors")]
    [InlineData("sub/m.safetensors")]
    [InlineData("sub\\\\m.safetensors")]
    [InlineData("..")]
    [InlineData("")]
    public void Open_OfAnIndexThatReachesOut_IsRefused(string shard)
    {
        var failure = Assert.Throws<WeightFileException>(() => Safetensors.Open(Index($$$"""{"weight_map":{"a":"{{{shard}}}"}}""")));
        Assert.Contains("no plain file name", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"weight_map":{"a":"gone.safetensors"}}""", "no such file")]
    [InlineData("""{"weight_map":{"b":"m.safetensors"}}""", "does not hold it")]
    [InlineData("""{"weight_map":{"a":"m.safetensors","a":"m.safetensors"}}""", "twice")]
    [InlineData("""{"weight_map":{},"weight_map":{}}""", "two weight maps")]
    [InlineData("""{"weight_map":{"a":3}}""", "no plain file name")]
    [InlineData("""{"weight_map":[]}""", "not a JSON object")]
    [InlineData("""{"weights":{}}""", "without a weight_map")]
    [InlineData("""{"weight_map":{"a":"m.safetensors"}""", "not the JSON")]
    [InlineData("""{"weight_map":{"a":"model.safetensors.index.json"}}""", "holds a safetensors index, not safetensors")]
    public void Open_OfAFaultyIndex_SaysWhatIsWrong(string json, string expected)
    {
        using var scope = NewDisposeScope();
        Safetensors.Save(_folder.File("m.safetensors"), new Dictionary<string, Tensor> { ["a"] = ones(1) });
        var failure = Assert.Throws<WeightFileException>(() => Safetensors.Open(Index(json)));
        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
    }

    private string Index(string json) => _folder.Write("model.safetensors.index.json", Encoding.UTF8.GetBytes(json));

    public void Dispose() => _folder.Dispose();
}
