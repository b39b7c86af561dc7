using Lethe.Torch.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace Lethe.Torch.Tests.Scripts;

public class ScriptModuleTests
{
    private static readonly Lazy<(string Name, byte[] Content)[]> FilesFromPython = new(MakeFiles);

    [Fact]
    public void ModelFromPython_TrainedHere_PredictsTheSameInPythonAgain()
    {
        using var scope = NewDisposeScope();
        using var folder = Made();
        var inputs = Floats.Read(folder.File("x.bin"), 12, 1, 8, 8);
        using var model = jit.load<Tensor, Tensor>(folder.File("model.pt"));
        Floats.Near(Floats.Of(Floats.Read(folder.File("y.bin"), 12, 4)), Floats.Of(model.call(inputs)), 1e-5);

        var before = model.named_parameters().ToDictionary(named => named.name, named => Floats.Of(named.parameter));
        var losses = Train(model, inputs);
        Assert.True(losses[^1] < losses[0] * 0.5, $"the loss went from {losses[0]} to {losses[^1]}");
        var changed = model.named_parameters().Where(named => !Floats.Of(named.parameter).SequenceEqual(before[named.name]));
        Assert.Equal(before.Keys, changed.Select(named => named.name));

        jit.save(model, folder.File("changed.pt"));
        Floats.Write(folder.File("prediction.bin"), model.call(inputs));
        var seenByPython = PythonPeer.RunFixture("script_model.py", "check", folder.Path).Split('\n');
        Assert.Equal(before.Keys.Order(), seenByPython.Order());
        using var again = jit.load<Tensor, Tensor>(folder.File("changed.pt"));
        Assert.Equal(Floats.Of(model.call(inputs)), Floats.Of(again.call(inputs)));
    }

    [Fact]
    public void State_OfAModelFromPython_HasPythonsNames()
    {
        using var folder = Made();
        using var model = jit.load(folder.File("model.pt"));
        var names = PythonPeer.RunFixture("script_model.py", "names", folder.File("model.pt")).Split('\n');
        Assert.Equal(names.Order(), model.state_dict().Keys.Order());
        Assert.Contains("blocks.1.norm2.running_var", names);
        Assert.Contains(model.named_modules(), named => named.name == "blocks.1.norm2");
    }

    [Fact]
    public void Model_MovedToDouble_ComputesInDouble()
    {
        using var scope = NewDisposeScope();
        using var folder = Made();
        var inputs = Floats.Read(folder.File("x.bin"), 12, 1, 8, 8);
        using var model = jit.load<Tensor, Tensor>(folder.File("model.pt")).to(ScalarType.Float64);
        var precise = model.call(inputs.to(ScalarType.Float64));
        Assert.Equal(ScalarType.Float64, precise.dtype);
        Floats.Near(Floats.Of(Floats.Read(folder.File("y.bin"), 12, 4)), Floats.Of(precise.to(ScalarType.Float32)), 1e-5);
    }

    [Fact]
    public void ScriptedModel_TakesAndReturnsWhatItsMethodsSay()
    {
        using var scope = NewDisposeScope();
        using var folder = Made();
        using var model = jit.load<Tensor, bool, (Tensor, Tensor)>(folder.File("scripted.pt"));
        var input = ones(2, 3);
        var (once, same) = model.call(input, false);
        var (twice, _) = model.call(input, true);
        Assert.Equal([2, 2], once.shape);
        Assert.Equal(Floats.Of(input), Floats.Of(same));
        Floats.Near(Floats.Of(once * 2), Floats.Of(twice), 1e-6);
        Assert.IsType<(Tensor, Tensor)>(((jit.ScriptModule)model).call(input));
        Assert.Equal(3, model.invoke<Tensor[]>("listed", input, 3).Length);
        Assert.Equal(6, model.invoke<Scalar>("size", input).ToInt64());
        Assert.Equal(Floats.Of(input * 1.5), Floats.Of(model.invoke<Tensor>("scaled", input, 1.5)));
        model.eval();
        Assert.False(model.training);
        Assert.Equal(Floats.Of(input), Floats.Of(model.invoke<Tensor>("scaled", input, 1.5)));
    }

    [Fact]
    public void ScriptedModel_CalledWrongly_SaysHow()
    {
        using var scope = NewDisposeScope();
        using var folder = Made();
        using var model = jit.load<Tensor, Tensor>(folder.File("scripted.pt"));
        Assert.Contains("listed", Assert.Throws<MissingMethodException>(() => model.invoke("lost")).Message, StringComparison.Ordinal);
        Assert.Contains("tuple of 2", Assert.Throws<InvalidCastException>(() => model.call(ones(1, 3))).Message, StringComparison.Ordinal);
        Assert.Contains("String", Assert.Throws<NotSupportedException>(() => model.invoke("size", "x")).Message, StringComparison.Ordinal);
        Assert.Throws<TorchException>(() => model.call(ones(1, 4)));
        model.Dispose();
        Assert.Throws<ObjectDisposedException>(() => model.call(ones(1, 3)));
    }

    [Fact]
    public void Save_OverAFile_LeavesNothingElseBehind()
    {
        using var folder = Made();
        using var model = jit.load(folder.File("model.pt"));
        jit.save(model, folder.File("again.pt"));
        var first = File.ReadAllBytes(folder.File("again.pt"));
        jit.save(model, folder.File("again.pt"));
        Assert.Equal(first, File.ReadAllBytes(folder.File("again.pt")));
        Assert.DoesNotContain(Directory.EnumerateFileSystemEntries(folder.Path), path => path.EndsWith(".part", StringComparison.Ordinal));
        Assert.ThrowsAny<IOException>(() => jit.save(model, folder.File("model.pt/inside.pt")));
    }

    private static TemporaryFolder Made()
    {
        var folder = new TemporaryFolder();
        foreach (var (name, content) in FilesFromPython.Value) folder.Write(name, content);
        return folder;
    }

    private static (string Name, byte[] Content)[] MakeFiles()
    {
        using var folder = new TemporaryFolder();
        PythonPeer.RunFixture("script_model.py", "make", folder.Path);
        return [.. Directory.GetFiles(folder.Path).Select(path => (Path.GetFileName(path), File.ReadAllBytes(path)))];
    }

    private static List<double> Train(jit.ScriptModule<Tensor, Tensor> model, Tensor inputs)
    {
        using var optimizer = optim.Adam(model.parameters(), 0.01);
        var target = (model.call(inputs).detach() * 2) + 1;
        var losses = new List<double>();
        for (var step = 0; step < 120; step++)
        {
            using var scope = NewDisposeScope();
            optimizer.zero_grad();
            var loss = nn.functional.mse_loss(model.call(inputs), target);
            loss.backward();
            optimizer.step();
            losses.Add(loss.detach().item<float>());
        }
        return losses;
    }
}
