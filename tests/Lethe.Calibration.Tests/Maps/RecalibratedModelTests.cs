using System.Text.Json.Nodes;
using Lethe.Calibration.Tests.Support;
using Lethe.Export;
using Lethe.Torch;
using static TorchSharp.torch;

namespace Lethe.Calibration.Tests.Maps;

/// <summary>The same network in three formats, with a map behind it.</summary>
public sealed class RecalibratedModelTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Split _test = Rows.Drawn(200);

    [Theory]
    [InlineData("model.safetensors", "m.safetensors", Capabilities.Predict | Capabilities.Features)]
    [InlineData("model.torchscript", "m.pt", Capabilities.Predict)]
    [InlineData("model.onnx", "m.onnx", Capabilities.Predict)]
    public void Load_OfAnyFormat_AppliesTheMapToItsOutputs(string source, string name, Capabilities can)
    {
        using var scope = NewDisposeScope();
        using var network = Network(name);
        var inputs = _test.Read([0, 1, 2, 3, 4], CPU).Inputs;
        var expected = (network.Predict(inputs).to(ScalarType.Float64) / 2.5).log_softmax(1);
        using var subject = Load(source, name, Map());

        Assert.Equal(can, subject.Can);
        var actual = subject.Predict(inputs);
        Assert.Equal(ScalarType.Float32, actual.dtype);
        Assert.True((actual - expected).abs().max().item<double>() < 1e-5);
        Assert.Throws<CapabilityException>(() => subject.Require(Capabilities.Train));
        if (can.HasFlag(Capabilities.Features)) Assert.Equal(network.Features(inputs).bytes.ToArray(), subject.Features(inputs).bytes.ToArray());
        else Assert.Throws<CapabilityException>(() => subject.Features(inputs));
        Assert.Contains("recal.temperature", subject.Format);
    }

    [Fact]
    public void Load_OfAMapOnProbabilities_TakesTheModelsOutputsForSuch()
    {
        using var scope = NewDisposeScope();
        using var map = Shelf.Create<IRecalibrator>("recal.temperature").Open(State());
        using var subject = new RecalibratedSubject(new AsIs(), map, Facts(OutputKind.Probabilities));
        var probabilities = tensor(new[] { .5, .25, .25, 1, 0, 0 }, [2, 3]);
        var actual = subject.Predict(probabilities).exp();
        // Divided logarithms are powers: 1 / 2.5.
        var powers = new[] { .5, .25, .25 }.Select(p => Math.Pow(p, .4)).ToArray();
        Assert.Equal(powers[0] / powers.Sum(), actual[0, 0].item<double>(), 1e-9);
        Assert.Equal(1, actual[1, 0].item<double>(), 1e-9);
        Assert.True(subject.Predict(probabilities).isfinite().all().item<bool>());
    }

    [Fact]
    public void Load_OfWhatIsNoMap_IsRefusedInASentence()
    {
        using var network = Network("m.safetensors");
        Assert.Contains("holds no map", Refused("m.safetensors"));
        File.WriteAllText(_folder.PathOf("text.safetensors"), "no such thing");
        Assert.Contains("cannot be opened", Refused("text.safetensors"));
        using var scope = NewDisposeScope();
        Save("odd.safetensors", State(), """{ "recalibrator": { "use": "recal.temperature" }, "outputs": 7, "classes": 3 }""");
        Assert.Contains("on what kind of outputs", Refused("odd.safetensors"));
        Save("none.safetensors", State(), "{}");
        Assert.Contains("which recalibrator", Refused("none.safetensors"));
        Save("torn.safetensors", State(), "{");
        Assert.Contains("cannot be read", Refused("torn.safetensors"));
        Save("other.safetensors", State(), """{ "recalibrator": { "use": "recal.vector" }, "outputs": 0, "classes": 3 }""");
        Assert.Contains("no saved map of recal.vector", Refused("other.safetensors"));
    }

    [Fact]
    public void Load_OfAMapForOtherClasses_IsRefused()
    {
        using var network = Network("m.safetensors");
        using var scope = NewDisposeScope();
        Save("four.safetensors", State(classes: 4), """{ "recalibrator": { "use": "recal.temperature" }, "outputs": 0, "classes": 4 }""");
        Assert.Contains("for 4 classes", Refused("four.safetensors"));
    }

    public void Dispose() => _folder.Dispose();

    private string Refused(string map) => Assert.Throws<ModelException>(() => Load("model.safetensors", "m.safetensors", _folder.PathOf(map)).Dispose()).Message;

    private TorchSubject Network(string name)
    {
        manual_seed(4);
        var blueprint = new Blueprint(new PluginReference("arch.mlp", JsonNode.Parse("""{ "widths": [16] }""")!.AsObject()), new InputDescription([3], [], []), 3);
        var network = new TorchSubject(blueprint, Shelf.Instance, CPU);
        SubjectExport.Save(network, _folder.PathOf(name));
        return network;
    }

    private Subject Load(string source, string name, string map)
    {
        var options = new JsonObject { ["model"] = new JsonObject { ["use"] = source, ["path"] = _folder.PathOf(name) }, ["map"] = map };
        return Shelf.Create<IModelSource>("model.recalibrated", options.ToJsonString()).Load(new ModelJob
        {
            Data = Rows.Job(_test).Data,
            Device = CPU,
            Random = new RandomStream(1),
            Progress = Progress.None,
            ResolvePath = path => path,
            Plugins = Shelf.Instance,
        });
    }

    private string Map()
    {
        using var map = Shelf.Create<IRecalibrator>("recal.temperature").Open(State());
        var path = _folder.PathOf("map.safetensors");
        RecalibrationFile.Save(map, Facts(OutputKind.Logits), path);
        return path;
    }

    private static Dictionary<string, Tensor> State(double classes = 3) => new() { ["temperature"] = tensor([2.5]), ["classes"] = tensor([classes]) };

    private static RecalibrationFacts Facts(OutputKind outputs) =>
        new("recal.temperature", outputs, 3, 100, "the 100 records of validation", "abc", new PredictionScores(1, 1, .1, .5), new PredictionScores(.9, .9, .05, .5));

    private void Save(string name, Dictionary<string, Tensor> tensors, string description) =>
        Safetensors.Save(_folder.PathOf(name), tensors, new Dictionary<string, string> { ["lethe.recalibration"] = description });
}
