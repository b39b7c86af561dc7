using Lethe.Data.Csv;
using Lethe.Data.Records;
using Lethe.Data.Tests.Support;

namespace Lethe.Data.Tests.Formats;

public sealed class CsvTests : IDisposable
{
    private const string People =
        """
        name,age,city,owner,class
        ann,30,Rome,"a ""x"", b",yes
        bob,40,Oslo,b,no
        "c
        d",50,Rome,c,yes

        dan,60,"Paris",b,no
        """;

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    private Dataset Load(string text, CsvOptions? options = null) => new CsvSource((options ?? new CsvOptions()) with
    {
        Train = _scratch.Write("train.csv", text),
        Label = "class",
        TestFraction = options?.TestFraction ?? 0,
    }).Load(Jobs.Data());

    private string Fault(string text, CsvOptions? options = null) => Assert.Throws<DataFormatException>(() => Load(text, options)).Message;

    [Fact]
    public void Load_NumbersCategoriesQuotesIdsAndOwners_AreRead()
    {
        var data = Load(People, new CsvOptions { Id = "name", Owner = "owner", TestFraction = 0 });
        Assert.Equal(["ann", "bob", "c\nd", "dan"], Jobs.Ids(data.Train));
        Assert.Equal("a \"x\", b", data.Train.Owner(0));
        Assert.Equal(["no", "yes"], data.ClassNames);
        Assert.Equal([1, 0, 1, 0], Jobs.Labels(data.Train));
        // Age, then Oslo, Paris and Rome in order of spelling.
        Assert.Equal<float[]>([[30, 0, 0, 1], [40, 1, 0, 0], [50, 0, 0, 1], [60, 0, 1, 0]], Jobs.Inputs(data.Train, 0, 1, 2, 3));
        Assert.Equal(45, data.Input.Mean[0], 1e-9);
        Assert.Equal(Math.Sqrt(125), data.Input.Deviation[0], 1e-4);
    }

    [Fact]
    public void Load_NumbersAsCategoriesAndOtherSeparators_AreAsAskedFor()
    {
        var data = Load("size;class\n2;10\n1;9\n2;10\n", new CsvOptions { Separator = ";", Categorical = ["size"], TestFraction = 0 });
        Assert.Equal<float[]>([[0, 1], [1, 0], [0, 1]], Jobs.Inputs(data.Train, 0, 1, 2));
        Assert.Equal(["9", "10"], data.ClassNames);
        Assert.Equal("train-000002", data.Train.Id(2));
    }

    [Fact]
    public void Load_MissingValues_AreRefusedDroppedOrFilled()
    {
        const string Text = "x,c,class\n1,a,p\n,b,q\n5,NA,q\n3,a,\n";
        Assert.Contains("line 3: column 'x' has no value", Fault(Text), StringComparison.Ordinal);
        var dropped = Load(Text, new CsvOptions { Missing = MissingPolicy.Drop, TestFraction = 0 });
        Assert.Equal<float[]>([[1, 1, 0]], Jobs.Inputs(dropped.Train, 0));
        Assert.Equal((1, 0L), (dropped.Train.Count, dropped.Train.Label(0)));
        var filled = Load(Text, new CsvOptions { Missing = MissingPolicy.Fill, TestFraction = 0 });
        // The mean of 1, 5 and 3; no city for the third; the record without a label is left out all the same.
        Assert.Equal<float[]>([[1, 1, 0], [3, 0, 1], [5, 0, 0]], Jobs.Inputs(filled.Train, 0, 1, 2));
        Assert.Equal(3, filled.Train.Count);
    }

    [Fact]
    public void Load_TestFile_UsesTheTrainingColumns()
    {
        var test = _scratch.Write("test.csv", "x,c,class\n7,zzz,q\n");
        var data = Load("x,c,class\n1,a,p\n2,b,q\n", new CsvOptions { Test = test });
        Assert.Equal<float[]>([[7, 0, 0]], Jobs.Inputs(data.Test!, 0));
        Assert.Equal([1], Jobs.Labels(data.Test!));
        Assert.Equal("test-000000", data.Test!.Id(0));
        _scratch.Write("test.csv", "x,c,class\n7,a,other\n");
        Assert.Contains("line 2: label 'other'", Fault("x,c,class\n1,a,p\n2,b,q\n", new CsvOptions { Test = test }), StringComparison.Ordinal);
        _scratch.Write("test.csv", "x,class,c\n");
        Assert.Contains("first line is not that", Fault("x,c,class\n1,a,p\n2,b,q\n", new CsvOptions { Test = test }), StringComparison.Ordinal);
        _scratch.Write("test.csv", "x,c,class\nten,a,p\n");
        Assert.Contains("'ten' in column 'x' is no number", Fault("x,c,class\n1,a,p\n2,b,q\n", new CsvOptions { Test = test }), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_Parts_AreDrawnByTheSeedAndShareNothing()
    {
        var text = "x,class\n" + string.Concat(Enumerable.Range(0, 100).Select(i => $"{i},{i % 2}\n"));
        Dataset Make(long seed) => new CsvSource(new CsvOptions
        {
            Train = _scratch.Write("t.csv", text),
            Label = "class",
            TestFraction = 0.2,
            ValidationFraction = 0.25,
        }).Load(Jobs.Data(seed));
        var data = Make(1);
        Assert.Equal((60, 20, 20), (data.Train.Count, data.Validation!.Count, data.Test!.Count));
        string[] all = [.. Jobs.Ids(data.Train), .. Jobs.Ids(data.Validation), .. Jobs.Ids(data.Test)];
        Assert.Equal(RecordIds.Number("train", 100), all.Order(StringComparer.Ordinal));
        Assert.Equal(Jobs.Ids(data.Test), Jobs.Ids(Make(1).Test!));
        Assert.NotEqual(Jobs.Ids(data.Test), Jobs.Ids(Make(2).Test!));
        var id = int.Parse(data.Test.Id(3)[6..]);
        Assert.Equal(id, Jobs.Inputs(data.Test, 3)[0][0]);
    }

    [Theory]
    [InlineData("", "it is empty")]
    [InlineData("x,class\n", "no records with a label")]
    [InlineData("x,x,class\n1,2,a\n", "column 'x' is there twice")]
    [InlineData("x,label\n1,a\n", "there is no column 'class'. There are: x, label")]
    [InlineData("x,class\n1,a\n1,2,a\n", "line 3: it has 3 values for 2 columns")]
    [InlineData("x,class\n1,\"a\n2,b\n", "line 2: a quote is opened and never closed")]
    [InlineData("x,class\n1,\"a\"b\n", "line 2: something follows a closing quote")]
    [InlineData("x,class\n1,a\"b\n", "line 2: there is a quote in the middle")]
    [InlineData("class\na\n", "it gives 0 features")]
    public void Load_WrongTables_AreRefusedWithTheLine(string text, string reason) =>
        Assert.Contains(reason, Fault(text), StringComparison.Ordinal);

    [Fact]
    public void Load_LineNumbers_CountEveryLineEvenInQuotes()
    {
        Assert.Contains("line 5: it has 1 values", Fault("x,class\r\n\"1\r\n\r\n\",a\r\n2\r\n"), StringComparison.Ordinal);
        Assert.Contains("line 3: id 'a' is there twice", Fault("i,x,class\na,1,p\na,2,q\n", new CsvOptions { Id = "i" }), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_TooMuch_IsRefused()
    {
        Assert.Contains("a value has more than 65536 characters", Fault("x,class\n" + new string('y', 70_000) + ",a\n"), StringComparison.Ordinal);
        Assert.Contains("more than 3 records", Fault("x,class\n1,a\n2,a\n3,a\n4,b\n", new CsvOptions { MostRecords = 3 }), StringComparison.Ordinal);
        var text = "x,class\n" + string.Concat(Enumerable.Range(0, 1500).Select(i => $"t{i},a\n"));
        Assert.Contains("text with more than 1000 different values", Fault(text), StringComparison.Ordinal);
        Assert.Contains("not UTF-8", Assert.Throws<DataFormatException>(() => new CsvSource(new CsvOptions
        {
            Train = _scratch.Write("bad.csv", [(byte)'x', 0xFF, 0xFE, (byte)'\n']),
            Label = "x",
        }).Load(Jobs.Data())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_TwoHundredDamagedFiles_LoadsOrSaysWhy() => Hostile.Survives(System.Text.Encoding.UTF8.GetBytes(People), bytes =>
    {
        var path = _scratch.Write("hostile.csv", bytes);
        return new CsvSource(new CsvOptions { Train = path, Label = "class", Id = "name", Owner = "owner", TestFraction = 0 }).Load(Jobs.Data());
    }, 40);
}
