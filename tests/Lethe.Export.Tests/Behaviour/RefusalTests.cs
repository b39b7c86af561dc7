using Lethe.Export.Tests.Support;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Lethe.Export.Tests.Behaviour;

public sealed class RefusalTests
{
    [Fact]
    public void Save_OperatorWithoutOnnxForm_NamesItAndWhatToDo()
    {
        var fault = Refused(x => x.cumprod(1));
        Assert.Equal("cumprod", fault.Operator);
        Assert.StartsWith("Operator 'cumprod': it has no ONNX form here. Compute it outside the module", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Save_OperatorWithoutOnnxFormInAPart_NamesThePart()
    {
        var part = Sequential(("inner", Sequential(("odd", new Computed(x => x.cumprod(1))))), ("last", ReLU()));
        var fault = Refused(Sequential(("body", part)));
        Assert.Equal("body.inner.odd", fault.ModulePath);
        Assert.Contains("Operator 'cumprod' in 'body.inner.odd': ", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Save_OperatorWithoutOnnxFormPastTheHooks_NamesTheParameterBeforeIt()
    {
        var layer = Linear(4, 4);
        var fault = Refused(new Owner(layer, x => layer.forward(x).cumprod(1)));
        Assert.Contains("Operator 'cumprod' after 'layer.bias' was used: ", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("item")]
    [InlineData("memory")]
    [InlineData("data")]
    [InlineData("condition")]
    public void Save_NumbersReadByCSharp_IsRefused(string how) => Assert.Contains(
        "C# reads or writes the numbers of a tensor that depends on the input",
        Refused(x => how switch
        {
            "item" => x * x.sum().ToScalar(),
            "memory" => x * x.sum().item<float>(),
            "data" => x * x.sum(1).data<float>()[0],
            _ => x.sum().allclose(x.sum()) ? x : -x,
        }).Message, StringComparison.Ordinal);

    [Fact]
    public void Save_AnotherProgramForAnotherBatch_ShowsTheDifference()
    {
        var fault = Refused(x => x.size(0) > 2 ? x.sin() : x.cos());
        Assert.Contains("its call number 1 is 'cos' for [2, 4] and 'sin' for [3, 4]", fault.Message, StringComparison.Ordinal);
        Assert.Contains("BatchName = null", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Save_LongerProgramForAnotherBatch_ShowsTheDifference() => Assert.Contains(
        "its call number 2 is 'nothing' for [2, 4] and 'sin' for [3, 4]",
        Refused(x => x.size(0) > 2 ? x.cos().sin() : x.cos()).Message, StringComparison.Ordinal);

    [Fact]
    public void Save_DecisionThatNoWatchedRunShows_IsFoundByTheCheck()
    {
        var fault = Refused(x => x.size(0) > 4 ? x.cos() : x.sin());
        Assert.StartsWith("For an input of shape [5, 4] the exported model does not answer as the module does", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Save_SizeHalvedByCSharp_IsFoundByTheCheck() => Assert.Contains(
        "does not answer as the module does",
        Refused(x => x + x.size(0) / 2).Message, StringComparison.Ordinal);

    [Fact]
    public void Save_WriteThroughAView_IsRefused() => Assert.Contains(
        "changed in place through another view",
        Refused(x =>
        {
            var y = x * 2;
            y.select(1, 0).zero_();
            return y;
        }).Message, StringComparison.Ordinal);

    [Fact]
    public void Save_WriteIntoTheBaseOfAView_IsRefused() => Assert.Contains(
        "changed in place through another view",
        Refused(x =>
        {
            var y = x * 2;
            var view = y.select(1, 0);
            y.zero_();
            return view + x.sum(1);
        }).Message, StringComparison.Ordinal);

    [Fact]
    public void Save_WriteIntoAConstantAfterItsUse_IsRefused() => Assert.Contains(
        "it writes into a constant that was used before",
        Refused(x =>
        {
            var steps = zeros(4);
            var y = x + steps;
            steps.add_(1);
            return y * steps;
        }).Message, StringComparison.Ordinal);

    [Fact]
    public void Save_WriteIntoABuffer_IsRefused() => Assert.Contains(
        "it changes 'layer.running_mean' while the module runs, and a graph has no state",
        Refused(BatchNormThatCounts(out var norm), norm).Message, StringComparison.Ordinal);

    [Fact]
    public void Save_EmbeddingThatShortensItsTable_SaysWhatToDoFirst() => Assert.Contains(
        "bring the table to its largest norm first",
        Refused(Embedding(5, 4, max_norm: 1), ones(2, 3, ScalarType.Int64)).Message, StringComparison.Ordinal);

    [Fact]
    public void Save_RandomNumbers_IsRefused() =>
        Assert.Contains("it draws random numbers", Refused(x => x + randn(4)).Message, StringComparison.Ordinal);

    [Fact]
    public void Save_StateBetweenCalls_IsRefused()
    {
        var calls = 0;
        Assert.Contains(
            "keeps state between calls",
            Refused(x => x + from_array(new float[] { ++calls })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Save_ComputedOnAnotherThread_IsRefused() => Assert.Contains(
        "no watched operator made", Refused(OnAnotherThread).Message, StringComparison.Ordinal);

    [Fact]
    public void Save_ResultThatIgnoresTheInput_IsRefused() => Assert.Contains(
        "does not depend on its input", Refused(_ => ones(4)).Message, StringComparison.Ordinal);

    [Fact]
    public void Save_SelectionByMask_IsRefused() => Assert.Contains(
        "no ONNX form here", Refused(x => x.masked_select(x.gt(-100))).Message, StringComparison.Ordinal);

    [Fact]
    public void Save_WriteByIndex_IsRefused() => Assert.Contains(
        "only one number, written where one mask holds",
        Refused(x =>
        {
            var y = x * 2;
            y[TensorIndex.Tensor(tensor([0L, 1L]))] = x[..2];
            return y;
        }).Message, StringComparison.Ordinal);

    [Fact]
    public void Save_ArgumentThatNobodyHeeds_IsRefused() => Assert.Contains(
        "Operator 'round.decimals': its argument 2 is not covered",
        Refused(x => x.round(2)).Message, StringComparison.Ordinal);

    [Fact]
    public void Save_ResultWithoutOnnxForm_IsRefusedWhereItIsUsed()
    {
        var fault = Refused(
            new Computed(x => functional.max_pool1d_with_indices(x, 2).indices.to(ScalarType.Float32)), ones(2, 3, 4));
        Assert.Contains("a result of 'max_pool1d_with_indices' that has no ONNX form", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Save_UnevenAdaptivePooling_SaysTheSizes() => Assert.Contains(
        "7 numbers cannot be pooled to 3 in windows of equal size",
        Refused(AdaptiveAvgPool1d(3), ones(2, 3, 7)).Message, StringComparison.Ordinal);

    [Fact]
    public void Save_BFloat16_SaysWhatToConvert() => Assert.Contains(
        "Convert the module with to(torch.float32) first",
        Refused(x => x * ones(4, dtype: ScalarType.BFloat16)).Message, StringComparison.Ordinal);

    [Fact]
    public void Save_ModuleThatTakesOneBatchOnly_SaysSo()
    {
        var fault = Refused(x => x.view(2, 4).sin());
        Assert.StartsWith("The module fails on an input of shape [3, 4], made from the example: ", fault.Message, StringComparison.Ordinal);
        Assert.NotNull(fault.InnerException);
    }

    [Theory]
    [InlineData("weight", "output", "The module has a tensor named 'weight'")]
    [InlineData("input", "bias", "The module has a tensor named 'bias'")]
    public void Save_NameThatIsTaken_IsRefused(string input, string output, string message)
    {
        using var scratch = new Scratch();
        var options = new OnnxExportOptions { InputName = input, OutputName = output };
        var fault = Assert.Throws<OnnxExportException>(() => OnnxExport.Save(Linear(4, 2), ones(2, 4), scratch["m.onnx"], options));
        Assert.StartsWith(message, fault.Message, StringComparison.Ordinal);
    }

    private static OnnxExportException Refused(Func<Tensor, Tensor> function) => Refused(new Computed(function));

    private static OnnxExportException Refused(Module<Tensor, Tensor> module, Tensor? example = null)
    {
        using var scratch = new Scratch();
        using var scope = NewDisposeScope();
        var fault = Assert.Throws<OnnxExportException>(() => OnnxExport.Save(
            module, example ?? Draw.Input([3, 4], ScalarType.Float32, 0, 1), scratch["model.onnx"]));
        Assert.Empty(Directory.GetFiles(scratch.Folder));
        return fault;
    }

    private static Module<Tensor, Tensor> BatchNormThatCounts(out Tensor example)
    {
        var norm = BatchNorm1d(4);
        example = ones(3, 4);
        return new Owner(norm, x =>
        {
            norm.running_mean!.add_(1);
            return norm.call(x);
        });
    }

    private static Tensor OnAnotherThread(Tensor x)
    {
        Tensor? result = null;
        var thread = new Thread(() => result = x * 2);
        thread.Start();
        thread.Join();
        return result! + 1;
    }

    private sealed class Owner : Module<Tensor, Tensor>
    {
        private readonly Func<Tensor, Tensor> _function;

        public Owner(Module layer, Func<Tensor, Tensor> function) : base(nameof(Owner))
        {
            _function = function;
            register_module("layer", layer);
        }

        public override Tensor forward(Tensor input) => _function(input);
    }
}
