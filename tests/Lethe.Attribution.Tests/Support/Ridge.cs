using TorchSharp;
using static TorchSharp.torch;

namespace Lethe.Attribution.Tests.Support;

/// <summary>Ridge regression onto the classes' unit vectors with the weight decay of training, and what it is on some records only, exactly.</summary>
internal sealed class Ridge
{
    public const double Decay = 0.01;
    public const int Features = 10;

    private readonly Tensor _inputs;
    private readonly Tensor _wanted;

    public Ridge(int count = 200, long seed = 1)
    {
        var random = new RandomStream(seed);
        _inputs = Logistic.Normal(random, count, Features);
        var direction = Logistic.Normal(random, Features, 1);
        long[] labels = [.. _inputs.matmul(direction).squeeze(1).data<double>().ToArray().Select(side => side + random.NextNormal() > 0 ? 1L : 0L)];
        _wanted = nn.functional.one_hot(tensor(labels), 2).to(float64);
        Train = DoubleRecords.Of("train", _inputs.clone(), labels);
        Subject = Model(On([.. Enumerable.Range(0, count)]));
    }

    public Split Train { get; }

    public TorchSubject Subject { get; }

    /// <summary>The weights, as a linear layer has them, of the minimum over these records.</summary>
    public Tensor On(int[] rows)
    {
        var index = tensor(Array.ConvertAll(rows, row => (long)row));
        var (inputs, wanted) = (_inputs.index_select(0, index), _wanted.index_select(0, index));
        var bent = inputs.t().matmul(inputs) / rows.Length + Decay * eye(Features, dtype: float64);
        return linalg.solve(bent, inputs.t().matmul(wanted) / rows.Length).t();
    }

    public Tensor Without(int[] rows) => On([.. Enumerable.Range(0, Train.Count).Except(rows)]);

    public static Tensor WeightsOf(Subject subject) => subject.Module.parameters().Single().detach();

    public static TorchSubject Model(Tensor weights)
    {
        var subject = Jobs.Subject(() => nn.Sequential(nn.Linear(Features, 2, false)).to(float64));
        using (no_grad()) subject.Module.parameters().Single().copy_(weights);
        return subject;
    }

    /// <summary>Models of this kind on random shares of the records.</summary>
    public IReadOnlyList<ShadowModel> Shadows(int count, double share, long seed = 2)
    {
        var random = new RandomStream(seed);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            var mask = Enumerable.Range(0, Train.Count).Select(_ => random.NextDouble() < share).ToArray();
            var weights = On([.. Enumerable.Range(0, mask.Length).Where(row => mask[row])]).DetachFromDisposeScope();
            return new PlantedShadow(mask, split => split.Read([.. Enumerable.Range(0, split.Count)], CPU).Inputs.matmul(weights.t()));
        })];
    }
}
