using Lethe.Torch.Tests.Support;
using static TorchSharp.torch;

namespace Lethe.Torch.Tests.Tensors;

[Collection(ProcessState.Name)]
public class DefaultRandomTests
{
    [Fact]
    public void ManualSeed_SetsTheDefaultStream()
    {
        using var scope = NewDisposeScope();
        using var stream = manual_seed(42);
        Assert.Equal(42, initial_seed());
        TensorFixture.Matches("manual_seed.rand", rand(4), 1e-7);
        TensorFixture.Matches("manual_seed.randn_like", randn_like(empty(4)), 1e-6);
    }

    [Fact]
    public void RandomState_SetBack_RepeatsTheDefaultStream()
    {
        using var scope = NewDisposeScope();
        var state = get_rng_state();
        var first = Numbers.Of(rand(3));
        set_rng_state(state);
        Assert.Equal(first, Numbers.Of(rand(3)));
    }
}
