using Lethe.Export.Tests.Support;
using Lethe.Torch;
using static Lethe.Export.Tests.Support.Refused;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Lethe.Export.Tests.Behaviour;

public sealed class RefusalTests
{
    [Fact]
    public void Save_OperatorWithoutOnnxForm_NamesItAndWhatToDo()
    {
        var fault = Of(x => x.cumprod(1));
        Assert.Equal("cumprod", fault.Operator);
        Assert.StartsWith("Operator 'cumprod': it has no ONNX form here. Compute it outside the module", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Save_OperatorWithoutOnnxFormInAPart_NamesThePart()
    {
        var part = Sequential(("inner", Sequential(("odd", new Computed(x => x.cumprod(1))))), ("last", ReLU()));
        var fault = Of(Sequential(("body", part)));
        Assert.Equal("body.inner.odd", fault.ModulePath);
        Assert.Contains("Operator 'cumprod' in 'body.inner.odd': ", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Save_OperatorWithoutOnnxFormPastTheHooks_NamesTheParameterBeforeIt()
    {
        var layer = Linear(4, 4);
        var fault = Of(new Owner(layer, x => layer.forward(x).cumprod(1)));
        Assert.Contains("Operator 'cumprod' after 'layer.bias' was used: ", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("item")]
    [InlineData("memory")]
    [InlineData("data")]
    [InlineData("condition")]
    public void Save_NumbersReadByCSharp_IsRefused(string how) => Assert.Contains(
        "C# reads or writes the numbers of a tensor that depends on the input",
        Of(x => how switch
        {
            "item" => x * x.sum().ToScalar(),
            "memory" => x * x.sum().item<float>(),
            "data" => x * x.sum(1).data<float>()[0],
            _ => x.sum().allclose(x.sum()) ? x : -x,
        }).Message, StringComparison.Ordinal);

    [Fact]
    public void Save_AnotherProgramForAnotherBatch_ShowsTheDifference()
    {
        var fault = Of(x => x.size(0) > 2 ? x.sin() : x.cos());
        Assert.Contains("its call number 1 is 'cos' for [2, 4] and 'sin' for [3, 4]", fault.Message, StringComparison.Ordinal);
        Assert.Contains("BatchName = null", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Save_LongerProgramForAnotherBatch_ShowsTheDifference() => Assert.Contains(
        "its call number 2 is 'nothing' for [2, 4] and 'sin' for [3, 4]",
        Of(x => x.size(0) > 2 ? x.cos().sin() : x.cos()).Message, StringComparison.Ordinal);

    [Fact]
    public void Save_DecisionThatNoWatchedRunShows_IsFoundByTheCheck()
    {
        var fault = Of(x => x.size(0) > 4 ? x.cos() : x.sin());
        Assert.StartsWith("For an input of shape [5, 4] the exported model does not answer as the module does", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Save_SizeHalvedByCSharp_IsFoundByTheCheck() => Assert.Contains(
        "does not answer as the module does",
        Of(x => x + x.size(0) / 2).Message, StringComparison.Ordinal);

    [Fact]
    public void Save_ComputedOnAnotherThread_IsRefused() => Assert.Contains(
        "no watched operator made", Of(OnAnotherThread).Message, StringComparison.Ordinal);

    [Fact]
    public void Save_ResultThatIgnoresTheInput_IsRefused() => Assert.Contains(
        "does not depend on its input", Of(_ => ones(4)).Message, StringComparison.Ordinal);

    [Fact]
    public void Save_SelectionByMask_IsRefused() => Assert.Contains(
        "no ONNX form here", Of(x => x.masked_select(x.gt(-100))).Message, StringComparison.Ordinal);

    [Fact]
    public void Save_ArgumentThatNobodyHeeds_IsRefused() => Assert.Contains(
        "Operator 'round.decimals': its argument 2 is not covered",
        Of(x => x.round(2)).Message, StringComparison.Ordinal);

    [Fact]
    public void Save_ResultWithoutOnnxForm_IsRefusedWhereItIsUsed()
    {
        var fault = Of(
            new Computed(x => functional.max_pool1d_with_indices(x, 2).indices.to(ScalarType.Float32)), ones(2, 3, 4));
        Assert.Contains("a result of 'max_pool1d_with_indices' that has no ONNX form", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Save_UnevenAdaptivePooling_SaysTheSizes() => Assert.Contains(
        "7 numbers cannot be pooled to 3 in windows of equal size",
        Of(AdaptiveAvgPool1d(3), ones(2, 3, 7)).Message, StringComparison.Ordinal);

    [Fact]
    public void Save_BFloat16_SaysWhatToConvert() => Assert.Contains(
        "Convert the module with to(torch.float32) first",
        Of(x => x * ones(4, dtype: ScalarType.BFloat16)).Message, StringComparison.Ordinal);

    [Fact]
    public void Save_ModuleThatTakesOneBatchOnly_SaysSo()
    {
        var fault = Of(x => x.view(2, 4).sin());
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

    [Fact]
    public void Save_TorchScriptInside_IsRefused()
    {
        using var scratch = new Scratch();
        using var layer = Linear(4, 4);
        TorchScriptExport.Save(layer, ones(2, 4), scratch["layer.pt"]);
        using var script = jit.load<Tensor, Tensor>(scratch["layer.pt"]);
        Assert.Contains("such as TorchScript", Of(x => script.call(x) * 2).Message, StringComparison.Ordinal);
        Assert.Contains("such as TorchScript", Of(x => script.call(x)).Message, StringComparison.Ordinal);
    }

    private static Tensor OnAnotherThread(Tensor x)
    {
        Tensor? result = null;
        var thread = new Thread(() => result = x * 2);
        thread.Start();
        thread.Join();
        return result! + 1;
    }
}
