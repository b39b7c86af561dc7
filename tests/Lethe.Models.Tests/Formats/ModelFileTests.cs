using Lethe.Export;
using Lethe.Models.Tests.Support;
using Lethe.Torch;
using static TorchSharp.torch;

namespace Lethe.Models.Tests.Formats;

/// <summary>A trained network written in each format and opened again.</summary>
public class ModelFileTests
{
    private const string Small = """{ "architecture": { "use": "arch.small-cnn", "width": 4 }, "epochs": 1 }""";

    [Theory]
    [InlineData("arch.mlp", """{ "batchNorm": true, "dropout": 0.2 }""")]
    [InlineData("arch.small-cnn", "{}")]
    [InlineData("arch.resnet9", """{ "width": 4 }""")]
    [InlineData("arch.resnet18", """{ "width": 4 }""")]
    [InlineData("arch.vit-tiny", """{ "width": 24, "depth": 2 }""")]
    public void Save_EveryArchitectureInEveryFormat_PredictsTheSameWhenOpened(string id, string options)
    {
        using var scope = NewDisposeScope();
        using var folder = new Scratch();
        using var sample = Sample.Images(9);
        manual_seed(6);
        using var subject = new TorchSubject(new Blueprint(Reference(id, options), sample.Input, 4), Shelf.Instance, CPU);
        subject.Module.train();
        subject.Module.call(sample.All().Inputs);
        subject.Module.eval();
        var expected = subject.Predict(sample.All().Inputs);

        foreach (var (source, file) in new[] { ("model.torchscript", "m.pt"), ("model.safetensors", "m.safetensors"), ("model.onnx", "m.onnx") })
        {
            SubjectExport.Save(subject, folder[file]);
            using var opened = Source(source, folder[file]).Load(sample.ModelJob());
            Assert.True(opened.Predict(sample.All().Inputs).allclose(expected, 1e-3, 1e-4), source);
        }
    }

    [Fact]
    public void TorchScript_Opened_GivesGradientsTrainsAndCopies()
    {
        using var scope = NewDisposeScope();
        using var folder = new Scratch();
        using var sample = Sample.Images(20);
        Export(folder["m.pt"], sample);
        using var subject = Source("model.torchscript", folder["m.pt"]).Load(sample.ModelJob());
        var inputs = sample.All().Inputs.detach().requires_grad_();

        subject.Forward(inputs).sum().backward();
        using var copy = subject.Copy();
        using (no_grad())
        {
            foreach (var parameter in copy.Module.parameters()) parameter.zero_();
        }

        Assert.True(inputs.grad!.abs().sum().item<float>() > 0);
        Assert.NotEmpty(subject.Module.parameters());
        Assert.All(subject.Module.parameters(), parameter => Assert.NotNull(parameter.grad));
        Assert.Equal(0, copy.Predict(inputs).abs().max().item<float>());
        Assert.NotEqual(0, subject.Predict(inputs).abs().max().item<float>());
        Assert.Equal(Capabilities.Predict | Capabilities.InputGradients | Capabilities.Train, subject.Can);
        Assert.Contains("named layers; a TorchScript archive", Assert.Throws<CapabilityException>(() => subject.Require(Capabilities.Layers)).Message);
    }

    [Fact]
    public void Onnx_Opened_PredictsAndRefusesTheRestInWords()
    {
        using var scope = NewDisposeScope();
        using var folder = new Scratch();
        using var sample = Sample.Images(5);
        Export(folder["m.onnx"], sample);
        using var subject = Source("model.onnx", folder["m.onnx"]).Load(sample.ModelJob());

        Assert.Equal([5, 4], subject.Predict(sample.All().Inputs).shape);
        Assert.Equal("This needs input gradients; an ONNX model does not give that.",
            Assert.Throws<CapabilityException>(() => subject.Forward(sample.All().Inputs)).Message);
        Assert.Throws<CapabilityException>(() => subject.Features(sample.All().Inputs));
        Assert.Throws<CapabilityException>(() => subject.Module);
        Assert.Throws<CapabilityException>(() => subject.Copy());
        Assert.Contains("cannot be written again", Assert.Throws<ModelException>(() => SubjectExport.Save(subject, folder["n.onnx"])).Message);
    }

    [Theory]
    [InlineData("model.torchscript", "m.pt"), InlineData("model.onnx", "m.onnx")]
    public void Standardise_ForAModelThatWantsIt_IsDoneFirst(string source, string file)
    {
        using var scope = NewDisposeScope();
        using var folder = new Scratch();
        using var sample = Sample.Rows(6);
        using var plain = nn.Sequential(("head", nn.Linear(10, 3)));
        if (source == "model.onnx") OnnxExport.Save(plain, ones([2, 10]), folder[file]);
        else TorchScriptExport.Save(plain, ones([2, 10]), folder[file]);
        var expected = plain.call((sample.All().Inputs - 0.5f) / 0.2f);

        using var subject = Shelf.Create<IModelSource>(source, $$"""{ "path": "{{folder[file]}}", "standardise": true }""").Load(sample.ModelJob());
        using var copy = subject.Can.HasFlag(Capabilities.Train) ? subject.Copy() : null;

        Assert.True(subject.Predict(sample.All().Inputs).allclose(expected, 1e-4, 1e-5));
        Assert.True(copy?.Predict(sample.All().Inputs).allclose(expected, 1e-4, 1e-5) ?? true);
        Assert.Contains("name a dataset", Assert.Throws<ModelException>(() => Shelf
            .Create<IModelSource>(source, $$"""{ "path": "{{folder[file]}}", "standardise": true }""").Load(sample.ModelJob(without: true))).Message);
    }

    [Theory]
    [InlineData("model.torchscript", "m.pt"), InlineData("model.safetensors", "m.safetensors"), InlineData("model.onnx", "m.onnx")]
    public void Load_ForDataWithOtherClassesOrInputs_IsRefusedWithBothShapes(string source, string file)
    {
        using var folder = new Scratch();
        using var sample = Sample.Images(9);
        using var more = Sample.Images(9, classes: 7);
        using var table = Sample.Rows(9);
        Export(folder[file], sample);

        var classes = Assert.Throws<ModelException>(() => Source(source, folder[file]).Load(more.ModelJob()));
        var inputs = Assert.Throws<ModelException>(() => Source(source, folder[file]).Load(table.ModelJob()));

        Assert.Contains("[2, 4]", classes.Message);
        Assert.Contains("7 classes", classes.Message);
        Assert.Contains("shape [10]", inputs.Message);
    }

    [Theory]
    [InlineData("model.torchscript"), InlineData("model.safetensors"), InlineData("model.onnx")]
    public void Load_NoFileOrAnotherKindOfFile_IsRefused(string source)
    {
        using var folder = new Scratch();
        using var sample = Sample.Images(9);
        File.WriteAllText(folder["text"], "This is text, as long as it may be, and nothing else.");

        Assert.Contains("text", Assert.Throws<ModelException>(() => Source(source, folder["text"]).Load(sample.ModelJob())).Message);
        Assert.Throws<ModelException>(() => Source(source, folder["none"]).Load(sample.ModelJob()));
    }

    [Fact]
    public void Safetensors_ForAnotherArchitecture_NamesWhatIsMissing()
    {
        using var folder = new Scratch();
        using var sample = Sample.Images(9);
        Export(folder["m.safetensors"], sample);

        var refusal = Assert.Throws<ModelException>(() => Shelf.Create<IModelSource>("model.safetensors",
            $$"""{ "path": "{{folder["m.safetensors"]}}", "architecture": "arch.mlp" }""").Load(sample.ModelJob()));

        Assert.Contains("lacks 'linear1.bias', 'linear1.weight'", refusal.Message);
        Assert.Contains("'block1.conv.weight'", refusal.Message);
        Assert.Contains("check the architecture", refusal.Message);
    }

    [Fact]
    public void Safetensors_FromElsewhere_TakesTheStandardisationOfTheData()
    {
        using var scope = NewDisposeScope();
        using var folder = new Scratch();
        using var sample = Sample.Images(9);
        using var subject = Train(sample);
        var foreign = subject.Module.state_dict().Where(pair => !pair.Key.StartsWith("standardise", StringComparison.Ordinal)).ToDictionary();
        Safetensors.Save(folder["m.safetensors"], foreign);

        using var opened = Shelf.Create<IModelSource>("model.safetensors", $$"""
            { "path": "{{folder["m.safetensors"]}}", "architecture": { "use": "arch.small-cnn", "width": 4 } }
            """).Load(sample.ModelJob());
        var unnamed = Assert.Throws<ModelException>(() => Source("model.safetensors", folder["m.safetensors"]).Load(sample.ModelJob()));

        Assert.Equal(Weights.Bits(subject), Weights.Bits(opened));
        Assert.Contains("name the architecture", unnamed.Message);
    }

    [Fact]
    public void Recipe_NamedBesideAFile_IsHandedOn()
    {
        foreach (var source in new[] { "model.torchscript", "model.onnx", "model.safetensors" })
        {
            var model = Shelf.Create<IModelSource>(source, """{ "path": "m", "recipe": { "use": "model.train", "epochs": 3 } }""");
            Assert.Equal("model.train", model.Recipe?.Use);
            Assert.Equal(3, model.Recipe?.Options?["epochs"]?.GetValue<int>());
            Assert.Null(Source(source, "m").Recipe);
        }
    }

    [Fact]
    public void Save_ByAnotherEnding_IsRefused()
    {
        using var sample = Sample.Images(9);
        using var subject = Train(sample);

        Assert.Contains(".safetensors", Assert.Throws<ModelException>(() => SubjectExport.Save(subject, "m.bin")).Message);
    }

    private static TorchSubject Train(Sample sample) => (TorchSubject)Shelf.Create<IRecipe>("model.train", Small).Train(sample.Job());

    private static void Export(string path, Sample sample)
    {
        using var subject = Train(sample);
        SubjectExport.Save(subject, path);
    }

    private static IModelSource Source(string id, string path) => Shelf.Create<IModelSource>(id, $$"""{ "path": "{{path}}" }""");

    private static PluginReference Reference(string id, string options) =>
        new(id, System.Text.Json.Nodes.JsonNode.Parse(options)!.AsObject());
}
