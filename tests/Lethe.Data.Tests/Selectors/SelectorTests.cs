using Lethe.Data.Records;
using Lethe.Data.Selectors;
using Lethe.Data.Tests.Support;

namespace Lethe.Data.Tests.Selectors;

public sealed class SelectorTests : IDisposable
{
    private static readonly string[] Classes = ["cat", "dog", "emu"];

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    /// <summary>Thirty records: label i mod 3, owner i mod 5, attribute weight i / 2.</summary>
    internal static Split Train { get; } = new("train", new TableSource(new float[30], 1), new RecordTable(
        RecordIds.Number("train", 30), [.. Enumerable.Range(0, 30).Select(i => (long)i % 3)], [.. Enumerable.Range(0, 30).Select(i => $"o{i % 5}")],
        new Dictionary<string, IReadOnlyList<double>> { ["weight"] = [.. Enumerable.Range(0, 30).Select(i => i / 2.0)] }));

    private static IReadOnlyList<int> Select(IForgetSelector selector, long seed = 1, Split? train = null) =>
        selector.Select(Jobs.Selection(train ?? Train, Classes, seed));

    private static string Fault(IForgetSelector selector, Split? train = null) =>
        Assert.Throws<SelectionException>(() => Select(selector, train: train)).Message;

    [Fact]
    public void Random_ByShareOrCount_DrawsSoManyDifferentRowsInOrder()
    {
        var rows = Select(new RandomSelector(new RandomOptions { Fraction = 0.2 }));
        Assert.Equal(6, rows.Distinct().Count());
        Assert.Equal(rows.Order(), rows);
        Assert.Equal(rows, Select(new RandomSelector(new RandomOptions { Fraction = 0.2 })));
        Assert.NotEqual(rows, Select(new RandomSelector(new RandomOptions { Fraction = 0.2 }), seed: 2));
        Assert.Equal(7, Select(new RandomSelector(new RandomOptions { Count = 7 })).Count);
        Assert.Equal(2, Select(new RandomSelector(new RandomOptions())).Count);
    }

    [Fact]
    public void Random_EachRow_IsDrawnAsOftenAsAnyOther()
    {
        var counts = new int[30];
        for (var seed = 0; seed < 2000; seed++)
            foreach (var row in Select(new RandomSelector(new RandomOptions { Count = 6 }), seed)) counts[row]++;
        // 400 expected each; 29 degrees of freedom: 58.3 is the 99.9% point (the draws without replacement vary less).
        Assert.InRange(counts.Sum(count => (count - 400.0) * (count - 400.0) / 400), 1, 58.3);
    }

    [Fact]
    public void Random_Senseless_IsRefused()
    {
        Assert.Contains("not both", Fault(new RandomSelector(new RandomOptions { Fraction = 0.5, Count = 1 })), StringComparison.Ordinal);
        Assert.Contains("forget set is empty", Fault(new RandomSelector(new RandomOptions { Fraction = 0.001 })), StringComparison.Ordinal);
        Assert.Contains("all 30 training records", Fault(new RandomSelector(new RandomOptions { Fraction = 1 })), StringComparison.Ordinal);
        Assert.Contains("'count' is 31; there are 30", Fault(new RandomSelector(new RandomOptions { Count = 31 })), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dog")]
    [InlineData("Dog")]
    [InlineData("1")]
    public void Class_ByNameOrNumber_IsAllOfIt(string name) =>
        Assert.Equal(Enumerable.Range(0, 30).Where(i => i % 3 == 1), Select(new ClassSelector(new ClassOptions { Class = name })));

    [Fact]
    public void Class_Share_IsDrawnFromIt()
    {
        var rows = Select(new ClassSelector(new ClassOptions { Class = "emu", Fraction = 0.5 }));
        Assert.Equal(5, rows.Count);
        Assert.All(rows, row => Assert.Equal(2, Train.Label(row)));
        Assert.NotEqual(rows, Select(new ClassSelector(new ClassOptions { Class = "emu", Fraction = 0.5 }), seed: 3));
    }

    [Fact]
    public void Class_Unknown_ListsWhatThereIs()
    {
        Assert.Equal("There is no class 'cow': give a number from 0 to 2, or one of 'cat', 'dog', 'emu'.", Fault(new ClassSelector(new ClassOptions { Class = "cow" })));
        Assert.Contains("empty", Fault(new ClassSelector(new ClassOptions { Class = "dog" }), Train.Subset("train", [0, 3])), StringComparison.Ordinal);
        Assert.Contains("all 2", Fault(new ClassSelector(new ClassOptions { Class = "cat" }), Train.Subset("train", [0, 3])), StringComparison.Ordinal);
    }

    [Fact]
    public void Ids_FromListAndFile_AreFound()
    {
        var file = _scratch.Write("ids.txt", "train-000004\r\n\n  train-000001 \n");
        Assert.Equal([1, 4, 9], Select(new IdsSelector(new IdsOptions { Ids = ["train-000009", "train-000001"], File = file })));
    }

    [Fact]
    public void Ids_Unknown_AreNamed()
    {
        Assert.Equal("2 of the ids are of no training record: 'x', 'y'.", Fault(new IdsSelector(new IdsOptions { Ids = ["x", "train-000000", "y"] })));
        Assert.Contains("No ids are given", Fault(new IdsSelector(new IdsOptions())), StringComparison.Ordinal);
        var job = new SelectionJob { Device = TorchSharp.torch.CPU, Random = new RandomStream(1), Progress = Progress.None, Train = Train, Classes = 3 };
        var fault = Assert.Throws<SelectionException>(() => new IdsSelector(new IdsOptions { File = "ids" }).Select(job));
        Assert.Contains("no files may be read", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Owner_OneOrMore_AreAllOfTheirRecords()
    {
        Assert.Equal(Enumerable.Range(0, 30).Where(i => i % 5 is 1 or 3), Select(new OwnerSelector(new OwnerOptions { Owners = ["o3", "o1"] })));
        Assert.Equal("These owners have no training record: 'zed'.", Fault(new OwnerSelector(new OwnerOptions { Owners = ["o1", "zed"] })));
        var plain = new Split("train", new TableSource(new float[2], 1), new RecordTable(["a", "b"]));
        Assert.Equal("The training records have no owners.", Fault(new OwnerSelector(new OwnerOptions { Owners = ["a"] }), plain));
    }
}
