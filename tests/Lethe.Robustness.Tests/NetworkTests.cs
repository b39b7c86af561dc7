using System.Text.Json;
using System.Text.Json.Nodes;
using Lethe.Export;
using Lethe.Robustness.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace Lethe.Robustness.Tests;

/// <summary>Networks of every kind: what is attacked stays as it was, and what cannot be attacked is refused.</summary>
public class NetworkTests
{
    private const string Options = """{ "epsilons": [0.02, 0.1, 1], "steps": 8, "restarts": 2, "batchSize": 16 }""";

    private static readonly InputDescription Images = new([1, 16, 16], [0.5], [0.2], 0, 1);

    [Fact]
    public void Attack_OnANetworkInTraining_LeavesModesGradientsAndWeightsAsTheyWere()
    {
        using var scope = NewDisposeScope();
        using var subject = Network();
        subject.Module.train();
        var frozen = subject.Module.parameters().First();
        frozen.requires_grad = false;
        subject.Module.call(rand([4, 1, 16, 16])).sum().backward();
        var before = State(subject);

        Scene.Job(subject, Some(20), 0, 1, classes: 3).Attacked(Options);

        Assert.Equal(before, State(subject));
        Assert.True(subject.Module.training);
        Assert.False(frozen.requires_grad);
        Assert.All(subject.Module.parameters().Skip(1), parameter => Assert.True(parameter.requires_grad));
    }

    [Fact]
    public void Attack_OnANetworkThatNeverLearned_GivesItNoGradients()
    {
        using var scope = NewDisposeScope();
        using var subject = Network();
        Scene.Job(subject, Some(20), 0, 1, classes: 3).Attacked(Options);
        Assert.All(subject.Module.parameters(), parameter => Assert.Null(parameter.grad));
    }

    [Fact]
    public void Accuracy_WhereEveryInputIsInReach_IsNoMoreThanTheGreatestClassShare()
    {
        using var subject = Network();
        var test = Right(subject, 40);
        var job = Scene.Job(subject, test, 0, 1, classes: 3).Attacked(Options);

        var shares = Enumerable.Range(0, test.Count).GroupBy(test.Label).Max(group => group.Count()) / (double)test.Count;
        Assert.Equal(1, job.Accuracy("0"));
        Assert.True(job.Accuracy("0") >= job.Accuracy("0.02") && job.Accuracy("0.02") >= job.Accuracy("0.1") && job.Accuracy("0.1") >= job.Accuracy("1"));
        Assert.InRange(job.Accuracy("1"), 0, shares);
    }

    [Fact]
    public void Images_OfTheAttack_ShowTheRecordTheAttackedInputAndTheDifference()
    {
        using var subject = Network();
        var job = Scene.Job(subject, Right(subject, 40), 0, 1, classes: 3).Attacked(Options);

        var grid = job.Exhibits.OfType<ImageGridExhibit>().Single();
        Assert.Equal(3 * 4, grid.Images.Count);
        foreach (var cells in grid.Images.Chunk(3))
        {
            Assert.All(cells, cell => Assert.Equal((16, 16, 1, 256), (cell.Width, cell.Height, cell.Channels, cell.Pixels.Length)));
            Assert.NotEqual(cells[0].Pixels, cells[1].Pixels);
            var epsilon = double.Parse(cells[2].Label["eps=".Length..]);
            // A byte's rounding on either side.
            Assert.All(cells[0].Pixels.Zip(cells[1].Pixels), pair => Assert.InRange(Math.Abs(pair.First - pair.Second) / 255.0, 0, epsilon + 1.01 / 255));
            for (var i = 0; i < 256; i++)
                Assert.Equal((cells[1].Pixels[i] - cells[0].Pixels[i]) / 255.0, (cells[2].Pixels[i] / 255.0 - 0.5) * 2 * epsilon, 1.01 / 255 + epsilon / 255);
        }
        Assert.Empty(Scene.Job(subject, Right(subject, 40), 0, 1, classes: 3)
            .Attacked("""{ "epsilons": 1, "steps": 2, "images": 0 }""").Exhibits.OfType<ImageGridExhibit>());
    }

    [Fact]
    public void Attack_OnTheSameNetworkAsTorchScript_FindsTheSame()
    {
        using var folder = new Scratch();
        using var subject = Network();
        var test = Right(subject, 40);
        SubjectExport.Save(subject, folder["m.pt"]);
        var expected = Scene.Job(subject, test, 0, 1, classes: 3).Attacked(Options);
        using var script = Open("model.torchscript", folder["m.pt"], expected.Data);

        var job = Scene.Job(script, test, 0, 1, classes: 3).Attacked(Options);

        Assert.Equal(JsonSerializer.Serialize(expected.Findings), JsonSerializer.Serialize(job.Findings));
        Assert.InRange(job.Accuracy("0.02"), 0.01, 0.99);
    }

    [Fact]
    public void Attack_OnAnOnnxModel_IsRefusedBeforeAnyWork()
    {
        using var folder = new Scratch();
        using var network = Network();
        var test = Some(10);
        SubjectExport.Save(network, folder["m.onnx"]);
        using var subject = new Watched(Open("model.onnx", folder["m.onnx"], Scene.Job(network, test, 0, 1, classes: 3).Data));
        var job = Scene.Job(subject, test, 0, 1, classes: 3);

        var refusal = Assert.Throws<CapabilityException>(() => job.Attacked());

        Assert.Equal("This needs input gradients; an ONNX model does not give that.", refusal.Message);
        Assert.Equal(0, subject.Predictions);
        Assert.Empty(job.Findings);
    }

    [Fact]
    public void Attack_LeavesNoTensorBehind()
    {
        using var subject = Network();
        var test = Right(subject, 24);
        Scene.Job(subject, test, 0, 1, classes: 3).Attacked(Options);
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        Scene.Job(subject, test, 0, 1, classes: 3).Attacked(Options);
        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    private static TorchSubject Network()
    {
        manual_seed(3);
        return new TorchSubject(new Blueprint(new PluginReference(
            "arch.small-cnn", JsonNode.Parse("""{ "width": 4, "dropout": 0.3 }""")!.AsObject()), Images, 3), Shelf.Instance, CPU);
    }

    private static Split Some(int count) => Scene.Split(
        [.. Scene.Normal(count * 256, 9).Select(value => Math.Clamp(0.5f + 0.2f * value, 0, 1))],
        [.. Enumerable.Range(0, count).Select(i => (long)(i % 3))], 1, 16, 16);

    /// <summary>Records that the network gets right, whatever it says.</summary>
    private static Split Right(Subject subject, int count)
    {
        using var scope = NewDisposeScope();
        var values = Scene.Normal(count * 256, 9).Select(value => Math.Clamp(0.5f + 0.2f * value, 0, 1)).ToArray();
        var answers = subject.Predict(tensor(values, [count, 1, 16, 16])).argmax(1).data<long>().ToArray();
        return Scene.Split(values, answers, 1, 16, 16);
    }

    private static byte[] State(Subject subject) =>
    [
        .. subject.Module.state_dict().Values.SelectMany(value => value.detach().contiguous().bytes.ToArray()),
        .. subject.Module.parameters().SelectMany(parameter => parameter.grad?.contiguous().bytes.ToArray() ?? [7]),
    ];

    private static Subject Open(string source, string path, Dataset data) =>
        Shelf.Create<IModelSource>(source, $$"""{ "path": "{{path}}" }""").Load(new ModelJob
        {
            Data = data,
            Device = CPU,
            Random = new RandomStream(1),
            Progress = Progress.None,
            ResolvePath = name => name,
            Plugins = Shelf.Instance,
        });
}
