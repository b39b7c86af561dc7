using Lethe.Data.Predictions;
using Lethe.Data.Tests.Support;
using static TorchSharp.torch;

namespace Lethe.Data.Tests.Predictions;

public sealed class PredictionsTests : IDisposable
{
    private static readonly double[] Table = [.7, .2, .1, .25, .25, .5, .1, .8, .1, .3, .3, .4];

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Npz_OfFloats_BecomesDataAndALookUpOfLogarithms()
    {
        Npz(("predictions", Floats(Table)), ("labels", tensor([0L, 2, 1, 2])));
        var options = new PredictionsOptions { Path = _scratch["p.npz"], Validation = 1 };
        var data = new PredictionsModel(options).LoadData(Jobs.Data());
        Assert.Equal((0, 1, 3), (data.Train.Count, data.Validation!.Count, data.Test!.Count));
        Assert.Equal(["0", "1", "2"], data.ClassNames);
        Assert.Equal(["row-000001", "row-000002", "row-000003"], Jobs.Ids(data.Test));
        Assert.Equal([2, 1, 2], Jobs.Labels(data.Test));

        using var scope = NewDisposeScope();
        using var subject = Open(options);
        var logits = subject.Predict(data.Test.Read([2, 0], CPU).Inputs);
        Assert.Equal(ScalarType.Float64, logits.dtype);
        var row = logits.exp().data<double>().ToArray();
        // Widened floats, then divided by their sum: nearer to the truth than single precision is, and summing to 1.
        float[] stored = [.3f, .3f, .4f, .25f, .25f, .5f];
        Assert.All(stored.Chunk(3).SelectMany(one => one.Select(value => value / one.Sum(each => (double)each))).Zip(row), pair => Assert.Equal(pair.First, pair.Second, 1e-15));
        Assert.Equal(1, row[..3].Sum(), 1e-15);
    }

    [Fact]
    public void Members_BecomeTheTrainingSplit()
    {
        Npz(("predictions", Floats(Table)), ("labels", tensor([0L, 2, 1, 2])), ("seen", tensor([false, true, false, true])));
        var model = new PredictionsModel(new PredictionsOptions { Path = _scratch["p.npz"], Member = "seen" });
        var data = model.LoadData(Jobs.Data());
        Assert.True(model.KnowsTraining);
        Assert.Equal(["row-000001", "row-000003"], Jobs.Ids(data.Train));
        Assert.Equal(["row-000000", "row-000002"], Jobs.Ids(data.Test!));
        Assert.Null(data.Validation);
    }

    [Fact]
    public void Npy_WithLabelsInASecondFile_IsTheSame()
    {
        using (NewDisposeScope())
        {
            Lethe.Torch.Npy.Save(_scratch["p.npy"], tensor(Table).reshape(4, 3));
            Lethe.Torch.Npy.Save(_scratch["y.npy"], tensor([0L, 2, 1, 2]).reshape(4, 1));
        }
        var data = Load(new PredictionsOptions { Path = _scratch["p.npy"], LabelsFile = _scratch["y.npy"] });
        Assert.Equal([0, 2, 1, 2], Jobs.Labels(data.Test!));
        Assert.Contains("name the file with the right classes", Assert.Throws<DataOptionException>(() => Load(new PredictionsOptions { Path = _scratch["p.npy"] })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Table_WithIdsAndMembers_TakesTheOtherColumnsAsOutputs()
    {
        _scratch.Write("p.csv", "id,cat,y,dog,seen\na,2.5,0,-1,1\nb,0,1,3e1,0\n");
        var options = new PredictionsOptions { Path = _scratch["p.csv"], Labels = "y", Id = "id", Member = "seen", Outputs = OutputKind.Logits };
        var data = Load(options);
        Assert.Equal(["cat", "dog"], data.ClassNames);
        Assert.Equal(["a"], Jobs.Ids(data.Train));
        Assert.Equal(["b"], Jobs.Ids(data.Test!));
        using var scope = NewDisposeScope();
        using var subject = Open(options);
        Assert.Equal([0, 30], subject.Predict(data.Test!.Read([0], CPU).Inputs).data<double>().ToArray());
    }

    [Theory]
    [InlineData("a,b,labels\n0.5,NaN,0\n", "record 0 has an output that is no finite number")]
    [InlineData("a,b,labels\n0.5,0.5,0\n1.2,-0.2,0\n", "record 1 has the output 1.2, which is no probability; if these are logits, say outputs: logits")]
    [InlineData("a,b,labels\n0.5,0.502,0\n", "the probabilities of record 0 sum to 1.002 and not to 1")]
    [InlineData("a,b,labels\n0.5,0.5,2\n", "record 0 has label 2; with 2 outputs labels go from 0 to 1")]
    [InlineData("a,b,labels\n0.5,0.5,-1\n", "line 2: label '-1' is no whole number from 0")]
    [InlineData("a,b,labels\n0.5,x,1\n", "line 2: 'x' in column 'b' is no number")]
    [InlineData("a,b,labels\n0.5,0.5\n", "line 2: it has 2 values for 3 columns")]
    [InlineData("a,labels\n1,0\n", "it leaves 1 columns for outputs")]
    [InlineData("a,b,label\n0.5,0.5,1\n", "there is no column 'labels'. There are: a, b, label")]
    [InlineData("a,b,labels\n", "it has no records")]
    public void Table_ThatIsWrong_IsRefusedInASentence(string text, string fault)
    {
        _scratch.Write("p.csv", text);
        Assert.Contains(fault, Assert.Throws<DataFormatException>(() => Load(new PredictionsOptions { Path = _scratch["p.csv"] })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Arrays_ThatAreWrong_AreRefusedInSentences()
    {
        using var scope = NewDisposeScope();
        Npz(("predictions", Floats(Table)), ("labels", tensor([0L, 2, 1, 2])), ("three", tensor([0L, 2, 1])), ("whole", tensor([0L, 2, 1, 2]).reshape(2, 2)), ("odd", tensor([0L, 1, 2, 1])));
        Assert.Contains("no array 'x'. It has: labels, odd, predictions, three, whole", Fault(new PredictionsOptions { Predictions = "x" }), StringComparison.Ordinal);
        Assert.Contains("'three' is not 4 whole numbers", Fault(new PredictionsOptions { Labels = "three" }), StringComparison.Ordinal);
        Assert.Contains("'whole' holds <i8, which are no outputs", Fault(new PredictionsOptions { Predictions = "whole" }), StringComparison.Ordinal);
        Assert.Contains("'odd' holds 2; a member is 1 and others are 0", Fault(new PredictionsOptions { Member = "odd" }), StringComparison.Ordinal);
        Assert.Contains("these are probabilities and no logits", Fault(new PredictionsOptions { Outputs = OutputKind.Logits }), StringComparison.Ordinal);
        _scratch.Write("p.txt.bin", "x");
        Assert.Contains("they are .npz, .npy or .csv files", Assert.Throws<DataFormatException>(() => Load(new PredictionsOptions { Path = _scratch["p.txt.bin"] })).Message, StringComparison.Ordinal);
        Assert.Contains("leave none of 4 to test on", Assert.Throws<DataOptionException>(() => Load(new PredictionsOptions { Path = _scratch["p.npz"], Validation = 4 })).Message, StringComparison.Ordinal);
        Assert.Contains("2 names for 3 classes", Assert.Throws<DataOptionException>(() => Load(new PredictionsOptions { Path = _scratch["p.npz"], ClassNames = ["a", "b"] })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Zero_IsTheLeastOfItsRowAndSaid()
    {
        Npz(("predictions", tensor([1f, 0, 1e-45f, 1]).reshape(2, 2)), ("labels", tensor([0L, 1])));
        var log = new List<string>();
        var options = new PredictionsOptions { Path = _scratch["p.npz"] };
        var data = new PredictionsModel(options).LoadData(Jobs.Data(progress: new Progress(new Lines(log))));
        Assert.Contains("1 probabilities are 0", Assert.Single(log), StringComparison.Ordinal);
        using var scope = NewDisposeScope();
        using var subject = Open(options);
        var logits = subject.Predict(data.Test!.Read([0, 1], CPU).Inputs).data<double>().ToArray();
        Assert.True(double.IsFinite(logits[1]) && logits[1] < logits[2], $"{logits[1]} {logits[2]}");
    }

    [Fact]
    public void Subject_AskedForOtherInputs_Refuses()
    {
        Npz(("predictions", Floats(Table)), ("labels", tensor([0L, 2, 1, 2])));
        using var scope = NewDisposeScope();
        using var subject = Open(new PredictionsOptions { Path = _scratch["p.npz"] });
        Assert.Contains("no other or changed inputs", Assert.Throws<ModelException>(() => subject.Predict(full([1, 1], 0.1f))).Message, StringComparison.Ordinal);
        Assert.Contains("no saved predictions for record 4", Assert.Throws<ModelException>(() => subject.Predict(tensor([4L]).reshape(1, 1))).Message, StringComparison.Ordinal);
        Assert.Equal("This needs input gradients; a file of saved predictions does not give that.", Assert.Throws<CapabilityException>(() => subject.Forward(tensor([0L]).reshape(1, 1))).Message);
    }

    [Fact]
    public void DamagedFiles_AreRefusedOrReadAndNothingElse()
    {
        Npz(("predictions", Floats(Table)), ("labels", tensor([0L, 2, 1, 2])));
        Hostile.Survives(File.ReadAllBytes(_scratch["p.npz"]), bytes => Load(new PredictionsOptions { Path = _scratch.Write("bad.npz", bytes) }), least: 100);
        var table = System.Text.Encoding.UTF8.GetBytes("a,b,labels\n0.5,0.5,0\n0.9,0.1,1\n0.25,0.75,1\n");
        Hostile.Survives(table, bytes => Load(new PredictionsOptions { Path = _scratch.Write("bad.csv", bytes) }), least: 50);
    }

    private static Dataset Load(PredictionsOptions options) => new PredictionsModel(options).LoadData(Jobs.Data());

    private static Subject Open(PredictionsOptions options) => new PredictionsModel(options).Load(new ModelJob
    {
        Device = CPU,
        Random = new RandomStream(1),
        Progress = Progress.None,
        ResolvePath = path => path,
        Plugins = new NoPlugins(),
        Cancellation = TestContext.Current.CancellationToken,
    });

    private string Fault(PredictionsOptions options) =>
        Assert.Throws<DataFormatException>(() => Load(options with { Path = _scratch["p.npz"] })).Message;

    private void Npz(params (string Name, Tensor Values)[] arrays) =>
        Lethe.Torch.Npz.Save(_scratch["p.npz"], arrays.ToDictionary(pair => pair.Name, pair => pair.Values));

    private static Tensor Floats(double[] values) => tensor(Array.ConvertAll(values, value => (float)value)).reshape(-1, 3);

    private sealed class NoPlugins : IPluginFactory
    {
        public T Create<T>(PluginReference reference) where T : class, IPlugin => throw new InvalidOperationException();
    }

    private sealed class Lines(List<string> log) : IProgressSink
    {
        public void Report(long done, long total, string what)
        {
        }

        public void Log(string line) => log.Add(line);
    }
}
