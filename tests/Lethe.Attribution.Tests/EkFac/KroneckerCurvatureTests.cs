using Lethe.Attribution.EkFac;
using Lethe.Attribution.Gradients;
using Lethe.Attribution.Influence;
using Lethe.Attribution.Tests.Support;
using Lethe.Fixtures;
using TorchSharp;
using static TorchSharp.torch;

namespace Lethe.Attribution.Tests.EkFac;

public class KroneckerCurvatureTests
{
    [Fact]
    public void Solve_OneLinearLayerAndSquaredLoss_IsTheExactInverseUpToTheNoiseOfTheLabels()
    {
        using var scope = NewDisposeScope();
        const int Count = 300;
        const int Draws = 40;
        const double Decay = 0.02;
        var inputs = Logistic.Normal(new RandomStream(3), Count, 6).matmul(diag(tensor(new[] { 1.0, 2, 0.5, 1, 3, 0.2 })));
        var split = DoubleRecords.Of("train", inputs, new long[Count]);
        var subject = Jobs.Subject(() => nn.Sequential(nn.Linear(6, 1)).to(float64));
        using var watch = new GradientWatch(subject.Module);
        var options = new EkFacOptions { Loss = InfluenceLoss.Squared, WeightDecay = Decay, Damping = 0, Sample = 0, Draws = Draws, Megabytes = 1 };
        var curvature = KroneckerCurvature.Of(Jobs.Of(subject, split, split), subject, watch, split, options);

        // With a 1 for the bias; one output has S = 1 in expectation, so that the matrix is E[a aᵀ] itself.
        var whole = cat([inputs, ones(Count, 1, dtype: float64)], 1);
        var (values, axes) = linalg.eigh(whole.t().matmul(whole) / Count);
        var found = curvature.Solve(axes.t());
        var along = found.matmul(axes);

        // The axes are exact: nothing is left beside them.
        Assert.True((along - along.diagonal().diag()).abs().max().item<double>() < 1e-9 * along.abs().max().item<double>());
        // What is curved along an axis is a mean of ε²(a·u)² over Count · Draws normal ε, whose deviation is known.
        var places = whole.matmul(axes).square();
        var deviation = (2 * places.square().sum(0L)).sqrt() / (Count * Math.Sqrt(Draws));
        var off = ((1 / along.diagonal() - Decay - values) / deviation).data<double>().ToArray();
        Assert.All(off, one => Assert.InRange(one, -5, 5));
        Assert.Contains(off, one => Math.Abs(one) > 1e-3);
        Assert.True((deviation / values).max().item<double>() < 0.05);
    }

    [Fact]
    public void Solve_SmallNetworks_IsFarCloserToTheExactInverseThanGradientsAlone()
    {
        using var scope = NewDisposeScope();
        _ = manual_seed(11);
        var split = Doubled(Records.Clusters(400, features: 5));
        var subject = Trained(() => nn.Sequential(nn.Linear(5, 8), nn.Tanh(), nn.Linear(8, 3)), split);

        var (found, alone) = Unexplained(subject, split, new EkFacOptions { Sample = 0, Draws = 30 });

        Assert.True(found < 0.2, $"{found}, gradients alone {alone}");
        Assert.True(alone > 3 * found, $"{found}, gradients alone {alone}");
    }

    [Fact]
    public void Solve_ConvolutionsInGroups_IsCloserToTheExactInverseThanGradientsAlone()
    {
        using var scope = NewDisposeScope();
        _ = manual_seed(12);
        var flat = Doubled(Records.Clusters(300, features: 32, separation: 0.5));
        var split = DoubleRecords.Of("train", flat.All().Inputs.reshape(-1, 2, 4, 4), [.. Enumerable.Range(0, 300).Select(flat.Label)]);
        var subject = Trained(() => nn.Sequential(nn.Conv2d(2, 4, 3, padding: 1, groups: 2), nn.Tanh(), nn.AvgPool2d(2), nn.Flatten(), nn.Linear(16, 3)), split);

        var (found, alone) = Unexplained(subject, split, new EkFacOptions { Sample = 0, Draws = 10 });

        Assert.True(alone > 1.5 * found, $"{found}, gradients alone {alone}");
    }

    [Fact]
    public void Of_AnyBatchSize_IsTheSameCurvature()
    {
        using var scope = NewDisposeScope();
        _ = manual_seed(13);
        var split = Doubled(Records.Clusters(700, features: 60));
        var subject = Jobs.Subject(() => nn.Sequential(nn.Linear(60, 40), nn.ReLU(), nn.Linear(40, 3)).to(float64));
        var job = Jobs.Of(subject, split, split);
        using var watch = new GradientWatch(subject.Module);
        // A megabyte holds few of these records.
        Assert.True(watch.Records(split, CPU, 1 << 20, isFull: false) < 100);
        var rows = Logistic.Normal(new RandomStream(4), 2, (int)watch.Size);
        var options = new EkFacOptions { Sample = 0 };

        var whole = KroneckerCurvature.Of(job, subject, watch, split, options).Solve(rows);
        var parts = KroneckerCurvature.Of(job, subject, watch, split, options with { Megabytes = 1 }).Solve(rows);

        // The places that labels are drawn by follow one another whatever the batches are.
        var off = (whole - parts).norm().item<double>() / whole.norm().item<double>();
        Assert.True(off < 1e-6, $"{off}");
    }

    // How much of the influences of 100 records on each other by the exact inverse is left unexplained: 1 - r².
    private static (double Found, double Alone) Unexplained(TorchSubject subject, Split split, EkFacOptions options)
    {
        var job = Jobs.Of(subject, split, split);
        var flat = new FlatParameters(subject.Module);
        var exact = new Curvature(job, subject, flat, split, new InfluenceOptions { WeightDecay = options.WeightDecay, Damping = 0, Sample = 0 });
        var unit = eye(flat.Size, dtype: float64);
        var dense = stack([.. Enumerable.Range(0, (int)flat.Size).Select(i => exact.Multiply(unit[i]))], 0);
        using var watch = new GradientWatch(subject.Module);
        Assert.Equal(flat.Parameters.Select(one => one.Handle), watch.Parameters.Select(one => one.Handle));
        // The same damping: a multiple of each layer's mean curvature, which the axes do not change.
        var at = 0L;
        foreach (var layer in watch.Layers)
        {
            var diagonal = dense.diagonal().narrow(0, at, layer.Size);
            diagonal.add_(options.Damping * (diagonal.mean() - options.WeightDecay));
            at += layer.Size;
        }
        var gradients = watch.Run(split.Subset("some", [.. Enumerable.Range(0, 100)]).All(), ExampleScores.CrossEntropy).Full();
        var wanted = Influences(linalg.solve(dense, gradients.t()).t());
        return (
            1 - Math.Pow(wanted.dot(Influences(KroneckerCurvature.Of(job, subject, watch, split, options).Solve(gradients))).item<double>(), 2),
            1 - Math.Pow(wanted.dot(Influences(gradients)).item<double>(), 2));

        Tensor Influences(Tensor solved)
        {
            var all = solved.matmul(gradients.t()).flatten();
            all -= all.mean();
            return all / all.norm();
        }
    }

    private static Split Doubled(Split split) =>
        DoubleRecords.Of(split.Name, split.All().Inputs.to(float64), [.. Enumerable.Range(0, split.Count).Select(split.Label)]);

    private static TorchSubject Trained(Func<nn.Module<Tensor, Tensor>> build, Split split)
    {
        var subject = Jobs.Subject(() => build().to(float64));
        using var steps = optim.Adam(subject.Module.parameters(), 0.02, weight_decay: 0.01);
        var all = split.All();
        for (var step = 0; step < 150; step++)
        {
            using var inner = NewDisposeScope();
            steps.zero_grad();
            nn.functional.cross_entropy(subject.Forward(all.Inputs), all.Targets).backward();
            steps.step();
        }
        foreach (var parameter in subject.Module.parameters()) parameter.grad = null;
        return subject;
    }
}
