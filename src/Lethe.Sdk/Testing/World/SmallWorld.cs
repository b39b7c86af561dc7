using static TorchSharp.torch;

namespace Lethe.Sdk.Testing;

/// <summary>
/// Everything a method meets in an audit, made in memory in a fraction of a second: data, a trained subject, a forget
/// set, oracles and shadows. The same seed makes the same world.
/// </summary>
public sealed class SmallWorld : IDisposable
{
    private readonly List<Subject> _kept = [];
    private readonly Dictionary<string, MemoryReference> _oracles = [];
    private readonly Dictionary<double, List<ShadowModel>> _shadows = [];
    private readonly RandomStream _random;
    private Subject? _subject;

    private SmallWorld(Dataset data, ReadWatch watch, long seed, IPluginFactory? plugins)
    {
        (Data, Watch, _random, Plugins) = (data, watch, new RandomStream(seed).Fork("models"), new SmallPlugins(plugins));
        ForgetRows = [.. Enumerable.Range(0, data.Train.Count).Where(row => row % 9 == 4)];
        Forget = data.Train.Subset("forget", ForgetRows);
        Retain = data.Train.Without("retain", ForgetRows);
    }

    public Dataset Data { get; }

    /// <summary>The records of one owner, ten of ninety.</summary>
    public IReadOnlyList<int> ForgetRows { get; }

    public Split Forget { get; }

    public Split Retain { get; }

    public IPluginFactory Plugins { get; }

    /// <summary>How every model here is trained.</summary>
    public IRecipe Recipe { get; } = new SmallRecipe();

    internal ReadWatch Watch { get; }

    /// <summary>Three Gaussian blobs.</summary>
    /// <param name="plugins">What references to other plugins are made by; null: stand-ins of the small world.</param>
    public static SmallWorld Features(int features = 4, long seed = 1, IPluginFactory? plugins = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(features, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(features, 8);
        var watch = new ReadWatch();
        return new SmallWorld(SmallData.Features(features, seed, watch), watch, seed, plugins);
    }

    /// <summary>Grey images of 12 by 12 with a bar in one of three places.</summary>
    public static SmallWorld Images(long seed = 1, IPluginFactory? plugins = null)
    {
        var watch = new ReadWatch();
        return new SmallWorld(SmallData.Images(seed, watch), watch, seed, plugins);
    }

    /// <summary>A copy of the model trained on all training records; the caller disposes it.</summary>
    public Subject NewSubject() => (_subject ??= Train(Data.Train, _random.Fork("subject"))).Copy();

    /// <summary>A model that never saw the forget set, and is none of the oracles; the caller disposes it.</summary>
    public Subject NewForgetful() => Oracle("unlearned").Open();

    /// <summary>Models retrained without the forget set.</summary>
    public IReadOnlyList<ReferenceModel> Oracles(int count) => [.. Enumerable.Range(1, count).Select(number => Oracle($"oracle {number}"))];

    /// <summary>Models trained on random subsets, with their masks.</summary>
    public IReadOnlyList<ShadowModel> Shadows(int count, double fraction = IUsesShadows.UsualFraction)
    {
        if (!_shadows.TryGetValue(fraction, out var shadows)) _shadows[fraction] = shadows = [];
        while (shadows.Count < count) shadows.Add(Shadow(shadows.Count + 1, fraction));
        return shadows[..count];
    }

    public void Dispose()
    {
        foreach (var subject in _kept) subject.Dispose();
    }

    private MemoryReference Oracle(string name)
    {
        if (_oracles.TryGetValue(name, out var known)) return known;
        return _oracles[name] = new MemoryReference(name, Train(Retain, _random.Fork(name)));
    }

    private MemoryShadow Shadow(int number, double fraction)
    {
        var random = _random.Fork("shadow").Fork(number);
        var rows = random.Fork("rows").Sample(Data.Train.Count, Math.Clamp((int)(fraction * Data.Train.Count), 1, fraction < 1 ? Data.Train.Count - 1 : Data.Train.Count));
        var mask = new bool[Data.Train.Count];
        foreach (var row in rows) mask[row] = true;
        return new MemoryShadow($"shadow {number}", Train(Data.Train.Subset("train", rows), random.Fork("training")), mask);
    }

    private Subject Train(Split records, RandomStream random)
    {
        using var scope = NewDisposeScope();
        var subject = Recipe.Train(new TrainingJob
        {
            Train = records,
            Input = Data.Input,
            Classes = Data.Classes,
            Plugins = Plugins,
            Device = CPU,
            Random = random,
            Progress = Progress.None,
        });
        _kept.Add(subject);
        return subject;
    }
}
