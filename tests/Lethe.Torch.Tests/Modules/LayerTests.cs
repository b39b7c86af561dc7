using TorchSharp;
using static TorchSharp.torch;

namespace Lethe.Torch.Tests.Modules;

public class LayerTests
{
    /// <summary>Looked up by integer, or changed by looking up: not differentiable by moving inputs.</summary>
    private const string ChangesItself = "Embedding limited";

    public static TheoryData<string> All => [.. RecordedLayer.Names];

    public static TheoryData<string> Differentiable => [.. RecordedLayer.Names.Where(name => name != ChangesItself)];

    [Theory, MemberData(nameof(All))]
    public void Layer_WithPyTorchsNumbers_GivesPyTorchsResult(string name)
    {
        using var scope = NewDisposeScope();
        var recorded = RecordedLayer.Of(name);
        using var module = Loaded(name, recorded);
        Tensor? output = null;
        for (var pass = 0; pass < recorded.Passes; pass++) output = LayerCases.Run(name, module, recorded.Inputs);
        Numbers.Agree(recorded.Output, output!);
        var after = recorded.After;
        var state = module.state_dict();
        Assert.Equal(after.Keys, state.Keys);
        foreach (var (key, expected) in after) Numbers.Agree(expected, state[key]);
    }

    [Theory, MemberData(nameof(Differentiable))]
    public void Layer_WithRespectToInputsAndParameters_HasTheRightGradients(string name)
    {
        using var scope = NewDisposeScope();
        var recorded = RecordedLayer.Of(name);
        using var module = Loaded(name, recorded);
        var inputs = recorded.Inputs;
        var leaves = inputs.Where(input => input.is_floating_point()).Select(input => input.requires_grad_()).ToList();
        leaves.AddRange(module.parameters());
        LayerGradients.Hold(() => LayerCases.Run(name, module, inputs), leaves);
    }

    [Theory, MemberData(nameof(All))]
    public void Layer_AfterDispose_LeavesNoTensorBehind(string name)
    {
        using var scope = NewDisposeScope();
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        LayerCases.Make(name).Dispose();
        scope.DisposeEverything();
        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    private static nn.Module Loaded(string name, RecordedLayer recorded)
    {
        var module = LayerCases.Make(name).@double();
        module.load_state_dict(recorded.Before);
        module.train(recorded.Training);
        return module;
    }
}
