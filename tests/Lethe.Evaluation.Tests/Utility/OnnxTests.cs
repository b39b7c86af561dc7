using System.Text.Json.Nodes;
using Lethe.Evaluation.Tests.Support;
using Lethe.Export;
using Lethe.Fixtures;
using static TorchSharp.torch;

namespace Lethe.Evaluation.Tests.Utility;

public class OnnxTests
{
    [Fact]
    public void Utility_OfAnOnnxSubject_IsThatOfTheNetworkItWasMadeFrom()
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".onnx");
        var data = new Dataset
        {
            Name = "clusters",
            Input = Records.Input(4),
            ClassNames = ["a", "b", "c"],
            Train = Records.Clusters(80),
            Test = Records.Clusters(60, name: "test"),
        };
        _ = manual_seed(1);
        using var network = new TorchSubject(new Blueprint("arch.mlp", data.Input, data.Classes), Shelf.Instance, CPU);
        try
        {
            SubjectExport.Save(network, file);
            using var onnx = Shelf.Create<IModelSource>("model.onnx", new JsonObject { ["path"] = file }.ToJsonString()).Load(new ModelJob
            {
                Data = data,
                Device = CPU,
                Random = new RandomStream(1),
                Progress = Progress.None,
                ResolvePath = path => path,
                Plugins = Shelf.Instance,
            });

            var expected = Findings(network, data);
            var found = Findings(onnx, data);

            Assert.Equal(expected.Select(finding => (finding.Metric, finding.Slice, finding.N)), found.Select(finding => (finding.Metric, finding.Slice, finding.N)));
            Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First.Value!.Value, pair.Second.Value!.Value, 1e-6));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static IReadOnlyList<Finding> Findings(Subject subject, Dataset data) => Scene.Evaluate(new MemoryEvaluationJob
    {
        Subject = subject,
        Original = subject,
        Data = data,
        Retain = data.Train,
        Plugins = Shelf.Instance,
        Device = CPU,
        Random = new RandomStream(1),
        Progress = Progress.None,
        Cancellation = TestContext.Current.CancellationToken,
    }, "eval.utility").Findings;
}
