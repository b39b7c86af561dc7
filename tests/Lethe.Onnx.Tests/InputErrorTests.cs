using Lethe.Onnx.Graphs;

namespace Lethe.Onnx.Tests;

public sealed class InputErrorTests
{
    [Fact]
    public void Run_WrongShape_NamesInputExpectedAndGot()
    {
        var message = Fault(() => Affine().Run<float>(new float[8], [2, 4]));
        Assert.Equal("Input 'x' wants Float32 [batch, 3] but was given shape [2, 4].", message);
    }

    [Fact]
    public void Run_WrongType_NamesInputExpectedAndGot()
    {
        var message = Fault(() => Affine().Run<long>(new long[3], [1, 3]));
        Assert.StartsWith("Input 'x' wants Float32 but was given Int64.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_FloatsAsTokens_AreRefused()
    {
        var message = Fault(() => SmallModels.Open(SmallModels.Tokens()).Run(
            [OnnxInput.Rows<float>("input_ids", new float[2], 1, 2), OnnxInput.Rows<long>("attention_mask", new long[2], 1, 2)]));
        Assert.StartsWith("Input 'input_ids' wants Int64 but was given Float32.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_LengthThatIsNotTheShape_SaysBoth()
    {
        Assert.Equal("Shape [2, 3] has 6 values, but 5 were given.", Fault(() => Affine().Run<float>(new float[5], [2, 3])));
        Assert.Equal(
            "Input 'x' has shape [2, 3], 6 values, but 5 were given.",
            Fault(() => OnnxInput.Rows<float>("x", new float[5], 2, 3)));
    }

    [Theory]
    [InlineData(-1, 3)]
    [InlineData(long.MaxValue, 4)]
    public void Input_ImpossibleShape_IsRefused(long rows, long width) =>
        Assert.Throws<OnnxInputException>(() => OnnxInput.Rows<float>("x", new float[6], rows, width));

    [Fact]
    public void Run_NoRows_IsRefused() =>
        Assert.Equal("Input 'x' has no rows.", Fault(() => Affine().Run<float>([], [0, 3])));

    [Fact]
    public void Run_MissingInput_SaysWhatItIs()
    {
        var message = Fault(() => SmallModels.Open(SmallModels.Tokens()).Run(
            [OnnxInput.Rows<long>("input_ids", new long[2], 1, 2)]));
        Assert.Contains("'attention_mask: Int64 [batch, sequence]' was not given", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_UnknownOrRepeatedInput_ListsTheRealOnes()
    {
        Assert.Contains(
            "no input 'z'; it has x: Float32 [batch, 3]",
            Fault(() => Affine().Run([OnnxInput.Rows<float>("z", new float[3], 1, 3)])), StringComparison.Ordinal);
        var x = OnnxInput.Rows<float>("x", new float[3], 1, 3);
        Assert.Contains("twice", Fault(() => Affine().Run([x, x])), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_UnknownOutput_ListsTheRealOnes() => Assert.Contains(
        "no output 'z'; it has y: Float32 [batch, 2]",
        Fault(() => Affine().Run<float>(new float[3], [1, 3], new OnnxRunOptions { Outputs = ["z"] })), StringComparison.Ordinal);

    [Fact]
    public void Run_RowsThatDisagree_NamesBothInputs()
    {
        var message = Fault(() => SmallModels.Open(SmallModels.Tokens()).Run(
            SmallModels.TokenInputs(new long[2], [1, 2], new long[4], [2, 2])));
        Assert.Equal("Inputs 'input_ids' and 'attention_mask' have 1 and 2 rows; they need the same.", message);
    }

    [Fact]
    public void Run_SymbolWithTwoSizes_NamesBothInputs()
    {
        var message = Fault(() => SmallModels.Open(SmallModels.Tokens()).Run(
            SmallModels.TokenInputs(new long[2], [1, 2], new long[3], [1, 3])));
        Assert.Equal("Inputs 'input_ids' and 'attention_mask' share the dimension 'sequence' but were given 2 and 3.", message);
    }

    [Fact]
    public void Run_OneSpanForSeveralInputs_ListsThem() =>
        Assert.Contains(
            "2 inputs",
            Fault(() => SmallModels.Open(SmallModels.Tokens()).Run<long>(new long[2], [1, 2])), StringComparison.Ordinal);

    [Fact]
    public void Run_SharedInput_GoesWithEveryBatch()
    {
        using var session = SmallModels.Open(SmallModels.Counter());
        var y = session.Run(
            [OnnxInput.Rows<float>("x", new float[] { 1, 2, 3 }, 3, 1), OnnxInput.Shared<long>("times", new[] { 5L })],
            new OnnxRunOptions { BatchSize = 2 }, TestContext.Current.CancellationToken);
        Assert.Equal([6, 7, 8], y["y"].Floats);
    }

    [Fact]
    public void Run_TextInput_IsRefusedInAFullSentence()
    {
        var graph = new OnnxGraph("text")
            .Input("words", OnnxElementType.String, "batch")
            .Node("Identity", ["words"], ["y"])
            .Output("y", OnnxElementType.String, "batch");
        using var session = SmallModels.Open(graph);
        Assert.Equal(OnnxElementType.String, session.Inputs[0].ElementType);
        var message = Fault(() => session.Run<long>(new long[1], [1]));
        Assert.Equal("Input 'words' does not take numbers (words: String [batch]), and only numbers can be given.", message);
    }

    [Fact]
    public void Run_TextOutput_IsLeftOutUnlessAskedFor()
    {
        var graph = new OnnxGraph("label")
            .Input("x", OnnxElementType.Float32, "batch", 1)
            .Node("Cast", ["x"], ["label"], OnnxAttribute.Int("to", (long)OnnxElementType.String))
            .Node("Neg", ["x"], ["y"])
            .Output("label", OnnxElementType.String, "batch", 1)
            .Output("y", OnnxElementType.Float32, "batch", 1);
        using var session = SmallModels.Open(graph);
        Assert.Equal(["y"], session.Ask<float>([1, 2], [2, 1]).Outputs.Select(o => o.Name));
        var message = Fault(() => session.Run<float>([1], [1, 1], new OnnxRunOptions { Outputs = ["label"] }));
        Assert.StartsWith("Output 'label' does not hold numbers", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_ModelThatFailsOnTheData_SaysWhichRows()
    {
        using var session = SmallModels.Open(SmallModels.Tokens());
        var fault = Assert.Throws<OnnxModelException>(() => session.Run(
            SmallModels.TokenInputs([0, 1, 9], [3, 1], [1, 1, 1], [3, 1]),
            new OnnxRunOptions { BatchSize = 2 }, TestContext.Current.CancellationToken));
        Assert.StartsWith("The model failed on rows 2 to 2:", fault.Message, StringComparison.Ordinal);
    }

    private static OnnxSession Affine() => SmallModels.Open(SmallModels.Affine("batch"));

    private static string Fault(Func<object> act) => Assert.Throws<OnnxInputException>(act).Message;
}
