using static TorchSharp.torch;

namespace Lethe.Hosting.Tests.Support;

/// <summary>What built-in plugins cannot do without when they are checked: files, or a choice among the records of the small world.</summary>
public sealed class CheckSettings(House house)
{
    // Two by two grey pixels.
    private static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAAAAABX3VL4AAAADklEQVR42mOIimKIigIABD4BablvvZIAAAAASUVORK5CYII=");

    private const string Trained =
        """
        name: A model for the small world
        seed: 3
        device: cpu
        data: { use: data.gaussians, features: 4, classes: 3, train: 120, test: 60 }
        subject: { use: model.train, architecture: { use: arch.mlp, widths: [8] }, epochs: 2 }
        evaluate: [ { use: eval.utility } ]
        """;

    private string? _audit;

    /// <summary>Values for <c>--set</c>; none: the plugin works as it is.</summary>
    public IReadOnlyList<string> Of(string plugin) => plugin switch
    {
        "data.cifar" => [$"folder={Cifar()}"],
        "data.csv" => [$"train={house.Write("records.csv", Lines("a,b,class", i => $"{i},{i % 3},{(i % 2 == 0 ? "even" : "odd")}"))}", "label=class"],
        "data.idx" => [$"trainImages={Idx("images", [0, 0, 8, 3, 0, 0, 0, 10, 0, 0, 0, 2, 0, 0, 0, 2], 40)}", $"trainLabels={Idx("labels", [0, 0, 8, 1, 0, 0, 0, 10], 10)}"],
        "data.images" => [$"folder={Images()}"],
        "data.jsonl" => [$"train={house.Write("records.jsonl", Lines(null, i => $$"""{ "prompt": "How many?", "answer": "{{i}}" }"""))}"],
        "data.npz" => [$"file={Npz()}"],
        "forget.class" => ["class=left"],
        "forget.ids" => ["ids=[train-3, train-5]"],
        "forget.owner" => ["owners=[owner-2]"],
        "forget.query" => ["where=label == 1"],
        "model.onnx" => [$"path={Exported("model.onnx")}"],
        "model.predictions" => [$"path={house.Write("outputs.csv", Lines("left,right,labels", i => i % 3 == 0 ? "0.3,0.7,1" : "0.8,0.2,0"))}"],
        "model.recalibrated" => [$"model={{ use: model.safetensors, path: {Exported("model.safetensors")} }}", $"map={Map()}"],
        "model.safetensors" => [$"path={Exported("model.safetensors")}"],
        "model.torchscript" => [$"path={Exported("model.pt")}"],
        _ => [],
    };

    private string Cifar()
    {
        var folder = Folder("cifar");
        // A label, then three planes of 32 by 32.
        File.WriteAllBytes(Path.Combine(folder, "data_batch_1.bin"), [.. Enumerable.Range(0, 10).SelectMany(i => Enumerable.Repeat((byte)i, 1 + 3 * 32 * 32))]);
        return folder;
    }

    private string Idx(string name, byte[] head, int count)
    {
        var path = Path.Combine(house.Folder, name);
        File.WriteAllBytes(path, [.. head, .. Enumerable.Range(0, count).Select(i => (byte)(i % 10))]);
        return path;
    }

    private string Images()
    {
        var folder = Folder("images-by-class");
        foreach (var name in new[] { "one", "two" })
        {
            var own = Directory.CreateDirectory(Path.Combine(folder, name)).FullName;
            for (var i = 0; i < 5; i++) File.WriteAllBytes(Path.Combine(own, $"{i}.png"), Png);
        }
        return folder;
    }

    private string Npz()
    {
        var path = Path.Combine(house.Folder, "records.npz");
        using var scope = NewDisposeScope();
        Lethe.Torch.Npz.Save(path, new Dictionary<string, Tensor> { ["x_train"] = arange(30, ScalarType.Float32).reshape(10, 3), ["y_train"] = arange(10, ScalarType.Int64).remainder(2) });
        return path;
    }

    private string Exported(string name)
    {
        _audit ??= house.Audit(house.Write("trained.yaml", Trained)).Id;
        var path = Path.Combine(house.Folder, name);
        var answer = house.Run("model", "export", "--audit", _audit, "--subject", "original", path);
        Assert.True(answer.ExitCode == 0, answer.Output + answer.Error);
        return path;
    }

    private string Map()
    {
        var path = Path.Combine(house.Folder, "map.safetensors");
        var answer = house.Run("recalibrate", house.Write("trained.yaml", Trained), "--with", "recal.vector,steps=50", "--out", path);
        Assert.True(answer.ExitCode == 0, answer.Output + answer.Error);
        return path;
    }

    private string Folder(string name) => Directory.CreateDirectory(Path.Combine(house.Folder, name)).FullName;

    private static string Lines(string? first, Func<int, string> line) =>
        string.Join('\n', Enumerable.Range(0, 20).Select(line).Prepend(first).Where(one => one is not null)) + "\n";
}
