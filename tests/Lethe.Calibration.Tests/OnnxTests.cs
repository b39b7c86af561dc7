using System.Text.Json.Nodes;
using Lethe.Calibration.Tests.Support;
using Lethe.Export;
using static TorchSharp.torch;

namespace Lethe.Calibration.Tests;

public class OnnxTests
{
    [Fact]
    public void Evaluate_TheSameNetworkAsOnnx_GivesTheSameFindings()
    {
        var folder = Directory.CreateTempSubdirectory("lethe-calibration-").FullName;
        try
        {
            var (test, validation) = (Rows.Drawn(300), Rows.Drawn(200, seed: 3, name: "validation"));
            manual_seed(4);
            var blueprint = new Blueprint(new PluginReference("arch.mlp", JsonNode.Parse("""{ "widths": [16] }""")!.AsObject()),
                new InputDescription([3], [], []), 3);
            using var network = new TorchSubject(blueprint, Shelf.Instance, CPU);
            var file = Path.Combine(folder, "m.onnx");
            SubjectExport.Save(network, file);
            var job = Rows.Job(test, validation, network).Evaluated();
            using var onnx = Shelf.Create<IModelSource>("model.onnx", $$"""{ "path": "{{file}}" }""").Load(new ModelJob
            {
                Data = job.Data,
                Device = CPU,
                Random = new RandomStream(1),
                Progress = Progress.None,
                ResolvePath = path => path,
                Plugins = Shelf.Instance,
            });
            Assert.Equal(Capabilities.Predict, onnx.Can);

            var other = Rows.Job(test, validation, onnx).Evaluated();

            Assert.Equal(job.Findings.Count, other.Findings.Count);
            Assert.All(job.Findings.Zip(other.Findings), pair =>
            {
                Assert.Equal((pair.First.Metric, pair.First.Slice, pair.First.N), (pair.Second.Metric, pair.Second.Slice, pair.Second.N));
                // Spiegelhalter's divides by a small deviation.
                var digit = pair.First.Metric == "calibration.spiegelhalter_z" ? 1e-4 : 1e-6;
                Equal(pair.First.Value, pair.Second.Value, digit);
                Equal(pair.First.Low, pair.Second.Low, digit);
                Equal(pair.First.High, pair.Second.High, digit);
            });
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Equal(double? one, double? other, double digit)
    {
        Assert.Equal(one.HasValue, other.HasValue);
        if (one is { } first && other is { } second) Assert.Equal(first, second, digit);
    }
}
