using TorchSharp;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace Lethe.Attribution.Tests.Support;

/// <summary>Logistic regression with one vector of weights, and what it is without some records, exactly.</summary>
internal sealed class Logistic
{
    public Logistic(int count = 300, int features = 5, long seed = 1)
    {
        var random = new RandomStream(seed);
        var inputs = Normal(random, count, features);
        var truth = Normal(random, features, 1);
        var chances = inputs.matmul(truth).sigmoid().squeeze(1).data<double>().ToArray();
        Inputs = inputs;
        Labels = [.. chances.Select(chance => random.NextDouble() < chance ? 1L : 0L)];
        Train = DoubleRecords.Of("train", inputs.clone(), Labels);
        Targets = DoubleRecords.Of("targets", Normal(random, 10, features), [.. Enumerable.Range(0, 10).Select(i => i % 2L)]);
        Weights = Fit([.. Enumerable.Range(0, count)]);
        Subject = Jobs.Subject(() => new Network(features).to(float64));
        using (no_grad()) Subject.Module.parameters().Single().copy_(Weights.t());
    }

    public Tensor Inputs { get; }

    public long[] Labels { get; }

    public Split Train { get; }

    public Split Targets { get; }

    /// <summary>The minimum of the summed loss over all records, a column.</summary>
    public Tensor Weights { get; }

    public TorchSubject Subject { get; }

    /// <summary>The exact weights without some records.</summary>
    public Tensor Without(params int[] rows) => Fit([.. Enumerable.Range(0, Labels.Length).Except(rows)]);

    /// <summary>The targets' margins under these weights.</summary>
    public double[] Margins(Tensor weights)
    {
        var all = Targets.Read([.. Enumerable.Range(0, Targets.Count)], CPU);
        var logits = all.Inputs.matmul(weights).squeeze(1);
        return (logits * (2 * all.Targets.to(float64) - 1)).data<double>().ToArray();
    }

    private Tensor Fit(int[] rows)
    {
        var index = tensor(Array.ConvertAll(rows, row => (long)row));
        var inputs = Inputs.index_select(0, index);
        var wanted = tensor(Array.ConvertAll(rows, row => (double)Labels[row])).unsqueeze(1);
        var weights = zeros([Inputs.size(1), 1], float64);
        for (var step = 0; step < 30; step++)
        {
            var chance = inputs.matmul(weights).sigmoid();
            var bent = (inputs * (chance * (1 - chance))).t().matmul(inputs);
            weights -= linalg.solve(bent, inputs.t().matmul(chance - wanted));
        }
        return weights;
    }

    public static Tensor Normal(RandomStream random, int rows, int columns) =>
        tensor([.. Enumerable.Range(0, rows * columns).Select(_ => random.NextNormal())], [rows, columns]);

    private sealed class Network : nn.Module<Tensor, Tensor>
    {
        [ComponentName(Name = "head")] private readonly nn.Module<Tensor, Tensor> _head;

        public Network(int features) : base(nameof(Network))
        {
            _head = nn.Linear(features, 1, false);
            RegisterComponents();
        }

        public override Tensor forward(Tensor input)
        {
            var own = _head.call(input);
            return cat([zeros_like(own), own], 1);
        }
    }
}
