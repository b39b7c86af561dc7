using System.Text.Json.Nodes;
using Lethe.Calibration.Tests.Support;
using Lethe.Sdk.Testing;
using static TorchSharp.torch;

namespace Lethe.Calibration.Tests;

/// <summary>Conformal sets of real predictions, against figures that another program computed twice from the definitions.</summary>
public class ConformalGoldenTests
{
    private const string Lenet = "lenet-5-cifar-10";
    private const string Wide = "wideresnet-16-4-cifar-10";
    private const string Wide100 = "wideresnet-16-4-cifar-100";
    private const int Half = 5000;

    [Theory]
    [InlineData(Lenet, "lac", 1, .964808, .9030, 3.4326, 0)]
    [InlineData(Lenet, "aps", 1, .98804770, .8948, 4.4540, .0322)]
    [InlineData(Lenet, "aps", .5, .95227613, .9008, 3.5546, 0)]
    [InlineData(Lenet, "raps .01 5", 1, .98990781, .8968, 4.2772, .0280)]
    [InlineData(Lenet, "raps .1 2", 1, 1.23287719, .9126, 4.1178, 0)]
    [InlineData(Wide, "lac", 1, .428073, .9038, .9782, .0218)]
    [InlineData(Wide, "aps", 1, .99999999900, .9018, 6.3186, .0980)]
    [InlineData(Wide, "aps", .5, .50000000, .8992, .9890, .0122)]
    [InlineData(Wide, "raps .01 5", 1, 1.00000000, .9040, 4.0208, .0938)]
    [InlineData(Wide, "raps .1 2", 1, 1.00000000, .9032, 1.8280, .0652)]
    [InlineData(Wide100, "lac", 1, .969094, .8996, 2.1514, 0)]
    [InlineData(Wide100, "aps", 1, .99983649, .8972, 58.4256, .0992)]
    [InlineData(Wide100, "aps", .5, .86298751, .9008, 4.6086, 0)]
    [InlineData(Wide100, "raps .01 5", 1, .99990769, .8980, 7.4274, .0766)]
    [InlineData(Wide100, "raps .1 2", 1, 1.04861661, .9014, 2.6874, 0)]
    public void Sets_OfPublishedPredictions_AreTheKnownOnes(string file, string kind, double u, double threshold, double coverage, double size, double empty)
    {
        var (found, sets) = Sets(PublishedPredictions.Of(file), Score(kind), u);
        Assert.Equal(threshold, found, kind == "lac" ? .6e-6 : .6e-8);
        Assert.Equal(coverage, sets.Coverage, 1e-9);
        Assert.Equal(size, sets.MeanSize, 1e-9);
        Assert.Equal(empty, (double)sets.Empty / sets.Count, 1e-9);
    }

    [Fact]
    public void SinglePrecision_OnTheRawRows_FillsAlmostEverySet()
    {
        // What the same definition gives in floats: a threshold of exactly 1 that lets every class in.
        var file = PublishedPredictions.Of(Wide);
        var scores = file.Raw.Chunk(file.Classes).Select(Cumulative).ToArray();
        var own = scores.Take(Half).Select((row, i) => (double)row[(int)file.Labels[i]]).ToArray();
        var threshold = ConformalQuantile.Of(own, .1);
        var sizes = scores.Skip(Half).Select(row => row.Count(score => score <= threshold)).ToArray();
        Assert.Equal(1, threshold, 2e-7);
        Assert.Equal(9.81, sizes.Average(), .005);
        Assert.Equal(.915, sizes.Count(size => size == file.Classes) / (double)Half, .0005);
        Assert.Equal(1, scores.Skip(Half).Select((row, i) => row[(int)file.Labels[Half + i]] <= threshold ? 1.0 : 0).Average());
        Assert.True(Sets(file, new AdaptiveScore(), 1).Sets.MeanSize < 6.4);
    }

    [Theory]
    [InlineData(Lenet, .964808, .9030, 3.4326, .98804770, .8948, 4.4540)]
    [InlineData(Wide, .428073, .9038, .9782, .99999999900, .9018, 6.3186)]
    [InlineData(Wide100, .969094, .8996, 2.1514, .99983649, .8972, 58.4256)]
    public void Evaluate_SavedPredictions_ReportsTheSame(string file, double lac, double coverage, double size, double aps, double apsCoverage, double apsSize)
    {
        using var scope = NewDisposeScope();
        using var job = Saved(file);
        ((IEvaluator)Shelf.Create<IPlugin>("eval.conformal", """{ "randomised": false, "scores": ["lac", "aps"] }""")).Evaluate(job.Evaluation);
        var found = job.Evaluation;
        Assert.Equal(lac, found.Single("conformal.threshold", "score=lac, alpha=0.1").Value!.Value, .6e-6);
        Assert.Equal(aps, found.Single("conformal.threshold", "score=aps, alpha=0.1").Value!.Value, .6e-8);
        Assert.Equal(coverage, found.Single("conformal.coverage", "score=lac, alpha=0.1").Value!.Value, 1e-9);
        Assert.Equal(apsCoverage, found.Single("conformal.coverage", "score=aps, alpha=0.1").Value!.Value, 1e-9);
        Assert.Equal(size, found.Single("conformal.size", "score=lac, alpha=0.1").Value!.Value, 1e-9);
        // The way over logarithms may move a class that lies within rounding of the threshold.
        Assert.Equal(apsSize, found.Single("conformal.size", "score=aps, alpha=0.1").Value!.Value, 2e-3);
        Assert.Contains("Exchangeable records put it between 0.8880 and 0.9116", found.Single("conformal.coverage", "score=lac, alpha=0.1").Reason);
        Assert.Contains("the 5000 records of validation", found.Single("conformal.coverage", "score=lac, alpha=0.1").Reason);
    }

    // Saved probabilities count as no less than 1e-12, by the metric's definition: .378170 where nothing is cut off.
    [Theory]
    [InlineData(Lenet, .5308, .107888, 1.369868), InlineData(Wide, .9109, .053716, .377804)]
    public void Calibration_OfSavedPredictions_IsThatOfTheTable(string file, double accuracy, double ece, double loss)
    {
        using var scope = NewDisposeScope();
        using var job = Saved(file, validation: 0);
        ((IEvaluator)Shelf.Create<IPlugin>("eval.calibration", """{ "recalibrate": [], "draws": 100 }""")).Evaluate(job.Evaluation);
        Assert.Equal(ece, job.Evaluation.Single("calibration.ece").Value!.Value, .6e-6);
        Assert.Equal(loss, job.Evaluation.Single("calibration.nll").Value!.Value, .6e-6);
        Assert.Equal(accuracy, PublishedPredictions.Of(file).Correct.Average(one => one ? 1 : 0), 1e-9);
    }

    private static (double Threshold, PredictionSets Sets) Sets(PublishedPredictions file, IConformalScore score, double u)
    {
        var (own, scores, thresholds) = (new double[Half], new double[file.Classes], new double[file.Classes]);
        for (var i = 0; i < Half; i++)
        {
            score.Fill(file.Row(i), u, scores);
            own[i] = scores[(int)file.Labels[i]];
        }
        Array.Fill(thresholds, ConformalQuantile.Of(own, .1));
        var sets = PredictionSets.For(file.Labels[Half..]);
        for (var i = Half; i < file.Labels.Length; i++)
        {
            score.Fill(file.Row(i), u, scores);
            sets.Fill(i - Half, scores, thresholds);
        }
        return (thresholds[0], sets);
    }

    private static IConformalScore Score(string kind) => kind.Split(' ') switch
    {
        ["lac"] => new LeastAmbiguousScore(),
        ["raps", var penalty, var free] => new AdaptiveScore(double.Parse(penalty), int.Parse(free)),
        _ => new AdaptiveScore(),
    };

    private static float[] Cumulative(float[] row)
    {
        var (scores, sum) = (new float[row.Length], 0f);
        foreach (var k in Enumerable.Range(0, row.Length).OrderByDescending(k => row[k])) scores[k] = sum += row[k];
        return scores;
    }

    /// <summary>A table as a program writes it: one probability of a right class was rounded to 0.</summary>
    [Fact]
    public void Calibration_OfASavedZero_CutsItOffAndCountsIt()
    {
        using var scope = NewDisposeScope();
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("saved.npz");
        Lethe.Torch.Npz.Save(path, new Dictionary<string, Tensor>
        {
            ["predictions"] = tensor(new float[] { 1, 0, 0, 1, .5f, .5f, 0, 1 }, [4, 2]),
            ["labels"] = tensor(new long[] { 1, 1, 0, 1 }),
        });
        using var job = Saved(new JsonObject { ["path"] = path });
        ((IEvaluator)Shelf.Create<IPlugin>("eval.calibration", """{ "recalibrate": [], "draws": 100 }""")).Evaluate(job.Evaluation);
        var loss = job.Evaluation.Single("calibration.nll");
        Assert.Equal((-Math.Log(1e-12) + Math.Log(2)) / 4, loss.Value!.Value, 1e-9);
        Assert.Contains("below 1E-12 count as that, here 1 of 4", loss.Reason);
    }

    private static SavedJob Saved(string file, int validation = Half) => Saved(new JsonObject
    {
        ["path"] = Path.Combine(SharedData.Folder("calibration"), file + ".npz"),
        ["labels"] = "ground_truth",
        ["validation"] = validation,
    });

    private static SavedJob Saved(JsonObject options)
    {
        return new SavedJob(Shelf.Instance.Create<IBringsData>(new PluginReference("model.predictions", options)));
    }

    private sealed class SavedJob : IDisposable
    {
        public SavedJob(IBringsData source)
        {
            var (random, token) = (new RandomStream(1), TestContext.Current.CancellationToken);
            var data = source.LoadData(new DataJob { Device = CPU, Random = random, Progress = Progress.None, Cancellation = token, ResolvePath = path => path });
            var subject = source.Load(new ModelJob { Data = data, Device = CPU, Random = random, Progress = Progress.None, Plugins = Shelf.Instance, Cancellation = token, ResolvePath = path => path });
            Evaluation = new MemoryEvaluationJob
            {
                Subject = subject,
                Original = subject,
                Data = data,
                Retain = data.Train,
                Device = CPU,
                Random = random,
                Progress = Progress.None,
                Plugins = Shelf.Instance,
                Cancellation = token,
            };
        }

        public MemoryEvaluationJob Evaluation { get; }

        public void Dispose() => Evaluation.Subject.Dispose();
    }
}
