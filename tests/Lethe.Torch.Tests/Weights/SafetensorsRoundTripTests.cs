using System.Text;
using Lethe.Torch.Tests.Support;
using static TorchSharp.torch;

namespace Lethe.Torch.Tests.Weights;

public class SafetensorsRoundTripTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Save_OfKnownTensors_GivesTheBytesOfTheFormat()
    {
        using var scope = NewDisposeScope();
        var path = _folder.File("known.safetensors");
        Safetensors.Save(
            path,
            new Dictionary<string, Tensor>
            {
                ["z"] = frombuffer(new byte[] { 7 }, ScalarType.Byte),
                ["b"] = frombuffer(new short[] { 258 }, ScalarType.Int16),
                ["a"] = frombuffer(new float[] { 1, -2 }, ScalarType.Float32),
            },
            new Dictionary<string, string> { ["format"] = "pt" });

        const string Header =
            """{"__metadata__":{"format":"pt"},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"I16","shape":[1],"data_offsets":[8,10]},"z":{"dtype":"U8","shape":[1],"data_offsets":[10,11]}}""";
        var padded = Header.PadRight((Header.Length + 7) / 8 * 8);
        byte[] expected =
        [
            (byte)padded.Length, 0, 0, 0, 0, 0, 0, 0, .. Encoding.ASCII.GetBytes(padded),
            0, 0, 0x80, 0x3f, 0, 0, 0, 0xc0, 2, 1, 7,
        ];
        Assert.Equal(expected, File.ReadAllBytes(path));
    }

    [Fact]
    public void Save_OfNothing_GivesAnEmptyObjectPaddedToEight()
    {
        var path = _folder.File("empty.safetensors");
        Safetensors.Save(path, new Dictionary<string, Tensor>());
        Assert.Equal([8, 0, 0, 0, 0, 0, 0, 0, .. "{}      "u8], File.ReadAllBytes(path));
        Assert.Empty(Safetensors.Load(path));
    }

    [Fact]
    public void Load_OfEveryTypeAndShape_GivesBackTheSameBits()
    {
        using var scope = NewDisposeScope();
        var tensors = new Dictionary<string, Tensor>();
        foreach (var type in SampleTensors.SafetensorsTypes)
            foreach (var shape in SampleTensors.Shapes)
                tensors.Add($"{type}.{string.Join('x', shape)}", SampleTensors.Random(shape, type, tensors.Count + 1));
        var path = _folder.File("all.safetensors");
        Safetensors.Save(path, tensors);

        var loaded = Safetensors.Load(path);
        Assert.Equal(tensors.Keys.Order(StringComparer.Ordinal), loaded.Keys.Order(StringComparer.Ordinal));
        foreach (var (name, tensor) in tensors) SampleTensors.AssertSame(tensor, loaded[name]);
    }

    [Fact]
    public void Save_OfViewsAndGradientTensors_WritesTheirNumbersRowByRow()
    {
        using var scope = NewDisposeScope();
        var whole = SampleTensors.Random([2, 3, 4, 5], ScalarType.Int32);
        var transposed = SampleTensors.Permuted(whole, 3, 1, 0, 2);
        var channelsLast = SampleTensors.Permuted(SampleTensors.Permuted(whole, 0, 2, 3, 1).contiguous(), 0, 3, 1, 2);
        Assert.False(channelsLast.is_contiguous());
        var trained = ones([3], requires_grad: true);
        var path = _folder.File("views.safetensors");
        Safetensors.Save(path, new Dictionary<string, Tensor> { ["t"] = transposed, ["c"] = channelsLast, ["g"] = trained });

        var loaded = Safetensors.Load(path);
        SampleTensors.AssertSame(transposed, loaded["t"]);
        SampleTensors.AssertSame(whole, loaded["c"]);
        SampleTensors.AssertSame(trained.detach(), loaded["g"]);
        Assert.All(loaded.Values, tensor => Assert.True(tensor.is_contiguous() && !tensor.requires_grad));
    }

    [Fact]
    public void Save_Twice_GivesTheSameBytesWhateverTheOrder()
    {
        using var scope = NewDisposeScope();
        var (a, b) = (SampleTensors.Random([5], ScalarType.Float16), SampleTensors.Random([3], ScalarType.Float64));
        var (first, second) = (_folder.File("1"), _folder.File("2"));
        Safetensors.Save(first, new Dictionary<string, Tensor> { ["a"] = a, ["b"] = b }, new Dictionary<string, string> { ["x"] = "1", ["y"] = "2" });
        Safetensors.Save(second, new Dictionary<string, Tensor> { ["b"] = b, ["a"] = a }, new Dictionary<string, string> { ["y"] = "2", ["x"] = "1" });
        Assert.Equal(File.ReadAllBytes(first), File.ReadAllBytes(second));
    }

    [Fact]
    public void Metadata_WithOddLetters_ComeBack()
    {
        using var scope = NewDisposeScope();
        var metadata = new Dictionary<string, string> { ["quote\""] = "back\\slash", ["ä€😀"] = "\n\t\u0001", [""] = "" };
        var path = _folder.File("m.safetensors");
        Safetensors.Save(path, new Dictionary<string, Tensor> { ["naïve😀\"name"] = ones(1) }, metadata);
        using var file = Safetensors.Open(path);
        Assert.Equal(metadata, file.Metadata);
        Assert.Equal("naïve😀\"name", Assert.Single(file.Entries).Name);
    }

    [Fact]
    public void Open_OfAFile_DescribesItWithoutMakingTensors()
    {
        var path = _folder.File("lazy.safetensors");
        using (NewDisposeScope())
        {
            Safetensors.Save(path, new Dictionary<string, Tensor> { ["b"] = ones(2, 3), ["a"] = SampleTensors.Random([4], ScalarType.BFloat16) });
        }
        using var scope = NewDisposeScope();
        using var file = Safetensors.Open(path);
        Assert.Equal(["a", "b"], file.Entries.Select(entry => entry.Name));
        Assert.Equal([2L, 3L], file.Find("b")!.Shape);
        Assert.Equal(("BF16", ScalarType.BFloat16, 8L), (file.Entries[0].StoredType, file.Entries[0].Type!.Value, file.Entries[0].Bytes));
        Assert.Equal(0, scope.DisposablesCount);
        Assert.Equal([1f, 1f, 1f, 1f, 1f, 1f], file.LoadTensor("b").data<float>().ToArray());
        Assert.Equal(1, scope.DisposablesCount);
        Assert.Contains("'c'", Assert.Throws<WeightFileException>(() => file.LoadTensor("c")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Save_OfWhatTheFormatCannotHold_LeavesTheOldFileAlone()
    {
        using var scope = NewDisposeScope();
        var path = _folder.File("kept.safetensors");
        Safetensors.Save(path, new Dictionary<string, Tensor> { ["a"] = ones(1) });
        var before = File.ReadAllBytes(path);
        var complex = Assert.Throws<WeightFileException>(
            () => Safetensors.Save(path, new Dictionary<string, Tensor> { ["a"] = zeros(1), ["c"] = empty([1], ScalarType.ComplexFloat32) }));
        Assert.Contains("'c' holds ComplexFloat32", complex.Message, StringComparison.Ordinal);
        var meta = Assert.Throws<WeightFileException>(
            () => Safetensors.Save(path, new Dictionary<string, Tensor> { ["a"] = zeros(1), ["m"] = empty([1], device: META) }));
        Assert.Contains("meta device", meta.Message, StringComparison.Ordinal);
        Assert.Throws<WeightFileException>(() => Safetensors.Save(path, new Dictionary<string, Tensor> { ["__metadata__"] = zeros(1) }));
        Assert.Equal(before, File.ReadAllBytes(path));
        Assert.Single(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void Save_IntoAFolderThatIsNotThere_SaysSo()
    {
        using var scope = NewDisposeScope();
        var path = _folder.File("no/such/x.safetensors");
        var failure = Assert.Throws<WeightFileException>(() => Safetensors.Save(path, new Dictionary<string, Tensor> { ["a"] = ones(1) }));
        Assert.Equal(path, failure.File);
        Assert.Contains("could not be written", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LargeTensors_OverManyPieces_ComeBack()
    {
        using var scope = NewDisposeScope();
        var big = SampleTensors.Random([3, 1_000_003], ScalarType.Float32);
        var path = _folder.File("big.safetensors");
        Safetensors.Save(path, new Dictionary<string, Tensor> { ["big"] = big, ["small"] = ones(3) });
        SampleTensors.AssertSame(big, Safetensors.Load(path)["big"]);
    }

    public void Dispose() => _folder.Dispose();
}
