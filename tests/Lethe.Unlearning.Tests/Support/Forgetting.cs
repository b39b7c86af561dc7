using System.Text.Json.Nodes;
using Lethe.Torch;
using static TorchSharp.torch;

namespace Lethe.Unlearning.Tests.Support;

/// <summary>A model, records to forget and records to retain: what an unlearner is given.</summary>
internal sealed class Forgetting : IDisposable
{
    public const int Features = 4;
    public const int Classes = 3;

    private readonly List<Subject> _made = [];
    private readonly int _features;
    private readonly int _classes;

    public Forgetting(string network = """{ "widths": [16] }""", int forget = 12, int retain = 48, long seed = 3, double separation = 1.5, int features = Features, int classes = Classes)
    {
        Train = Records.Clusters(forget + retain, features, classes, separation);
        Forget = Train.Subset("forget", [.. Enumerable.Range(0, forget)]);
        Retain = Train.Subset("retain", [.. Enumerable.Range(forget, retain)]);
        (_features, _classes) = (features, classes);
        _ = manual_seed(seed);
        var blueprint = new Blueprint(new PluginReference("arch.mlp", JsonNode.Parse(network)!.AsObject()), Records.Input(features), classes);
        Original = new TorchSubject(blueprint, Shelf.Instance, CPU);
        Original.Module.eval();
        _made.Add(Original);
    }

    public Split Train { get; }

    public Split Forget { get; init; }

    public Split Retain { get; init; }

    public Split? Validation { get; init; }

    public IRecipe? Recipe { get; init; }

    public TorchSubject Original { get; }

    /// <summary>The model after the unlearner.</summary>
    public Subject Run(string id, string options = "{}", long seed = 7, Subject? from = null, IProgressSink? sink = null,
        Budget? budget = null, CancellationToken? cancellation = null)
    {
        var model = (from ?? Original).Copy();
        _made.Add(model);
        Shelf.Create<IUnlearner>(id, options).Unlearn(Job(model, seed, from, sink, budget, cancellation));
        return model;
    }

    /// <summary>What an unlearner of this model is given.</summary>
    public UnlearningJob Job(Subject model, long seed = 7, Subject? from = null, IProgressSink? sink = null,
        Budget? budget = null, CancellationToken? cancellation = null) => new()
        {
            Model = model,
            Original = from ?? Original,
            Forget = Forget,
            Retain = Retain,
            Validation = Validation,
            Input = Records.Input(_features),
            Classes = _classes,
            Recipe = Recipe,
            Device = CPU,
            Random = new RandomStream(seed),
            Progress = sink is null ? Progress.None : new Progress(sink),
            Budget = budget ?? Budget.Unlimited,
            Cancellation = cancellation ?? TestContext.Current.CancellationToken,
            Plugins = Shelf.Instance,
        };

    /// <summary>The original trained on all records, those to forget among them.</summary>
    public Subject Trained(double rate = 0.1, int epochs = 60)
    {
        using var whole = new Forgetting { Retain = Train };
        var trained = whole.Run("unlearn.fine-tune", $$"""{ "epochs": {{epochs}}, "learningRate": {{rate}}, "batchSize": 16 }""", from: Original).Copy();
        _made.Add(trained);
        return trained;
    }

    /// <summary>The original as an archive whose layers nobody can look into.</summary>
    public ScriptSubject AsScript()
    {
        var file = Path.GetTempFileName();
        try
        {
            using (NewDisposeScope()) TorchScriptExport.Save(Original.Module, ones([2, _features]), file);
            var subject = new ScriptSubject(jit.load<Tensor, Tensor>(file, CPU), CPU);
            _made.Add(subject);
            return subject;
        }
        finally
        {
            File.Delete(file);
        }
    }

    public static double Loss(Subject subject, Split split)
    {
        using var scope = NewDisposeScope();
        var all = split.All();
        return nn.functional.cross_entropy(subject.Predict(all.Inputs), all.Targets).item<float>();
    }

    public static double Accuracy(Subject subject, Split split)
    {
        using var scope = NewDisposeScope();
        var all = split.All();
        return (subject.Predict(all.Inputs).argmax(1) == all.Targets).to(ScalarType.Float64).mean().item<double>();
    }

    /// <summary>Every number of the state, bit for bit, or of the parameters alone.</summary>
    public static byte[] Bits(Subject subject, bool buffers = true)
    {
        using var scope = NewDisposeScope();
        IEnumerable<Tensor> tensors = buffers ? subject.Module.state_dict().Values : subject.Module.parameters();
        return [.. tensors.SelectMany(value => value.detach().contiguous().bytes.ToArray())];
    }

    /// <summary>The largest difference between two models' parameters.</summary>
    public static double Distance(Subject one, Subject other)
    {
        using var scope = NewDisposeScope();
        return one.Module.parameters().Zip(other.Module.parameters())
            .Max(pair => (pair.First.detach() - pair.Second.detach()).abs().max().item<float>());
    }

    public void Dispose() => _made.ForEach(subject => subject.Dispose());
}
