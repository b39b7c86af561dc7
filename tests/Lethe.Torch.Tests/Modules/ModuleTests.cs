using Lethe.Torch.Native;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace Lethe.Torch.Tests.Modules;

public class ModuleTests
{
    [Fact]
    public void Components_OfAWrittenModule_AppearUnderTheirFieldsNames()
    {
        using var net = new Net();
        Assert.Equal(["own", "first.weight", "first.bias", "tail.0.weight", "tail.0.bias"], net.named_parameters().Select(p => p.name));
        Assert.Equal(["scale", "unsaved"], net.named_buffers().Select(b => b.name));
        Assert.Equal(["scale"], net.named_buffers(include_nonpersistent: false).Select(b => b.name));
        Assert.Equal(["first", "tail"], net.named_children().Select(c => c.name));
        Assert.Equal(["first", "tail", "tail.0"], net.named_modules().Select(m => m.name));
        Assert.Equal(["own"], net.named_parameters(recurse: false).Select(p => p.name));
    }

    [Fact]
    public void Lookup_ByFullName_FindsAndElseGivesNull()
    {
        using var net = new Net();
        Assert.True(net.has_parameter("tail.0.weight"));
        Assert.False(net.has_parameter("tail.1.weight"));
        Assert.True(net.has_buffer("scale"));
        Assert.Same(net.First.weight, net.get_parameter("first.weight"));
        Assert.Null(net.get_buffer("first.nothing"));
        Assert.Null(net.get_parameter("nobody.weight"));
    }

    [Fact]
    public void Scope_AroundAConstructor_DoesNotOwnTheModulesTensors()
    {
        Net net;
        using (NewDisposeScope()) net = new Net();
        Assert.All(net.parameters(), parameter => Assert.False(parameter.IsInvalid));
        Assert.All(net.buffers(), buffer => Assert.False(buffer.IsInvalid));
        net.Dispose();
        Assert.True(net.First.weight.IsInvalid);
        net.Dispose();
    }

    [Fact]
    public void Mode_OfAModule_ReachesWhatIsBelow()
    {
        using var net = new Net();
        Assert.True(net.training);
        net.eval();
        Assert.All(net.modules(), module => Assert.False(module.training));
        net.train();
        Assert.All(net.modules(), module => Assert.True(module.training));
    }

    [Fact]
    public void Apply_VisitsChildrenBeforeTheirParent()
    {
        using var net = new Net();
        var visited = new List<string>();
        net.apply(module => visited.Add(module.GetName()));
        Assert.Equal(["Linear", "Linear", "Sequential", "net"], visited);
    }

    [Fact]
    public void SharedParameter_IsListedOnceAndSavedUnderBothNames()
    {
        using var scope = NewDisposeScope();
        var shared = nn.Parameter(ones([2, 2]));
        using var pair = nn.Sequential(nn.Linear(shared), nn.Linear(shared));
        Assert.Equal(["0.weight"], pair.named_parameters().Select(p => p.name));
        Assert.Equal(["0.weight", "1.weight"], pair.state_dict().Keys);
    }

    [Fact]
    public void ZeroGrad_ForgetsOrZeroes()
    {
        using var scope = NewDisposeScope();
        using var layer = nn.Linear(2, 1);
        Aten.reshape.Call(layer.call(ones([1, 2])), Array.Empty<long>()).backward();
        layer.zero_grad(set_to_none: false);
        Assert.Equal([0.0, 0.0], layer.weight.grad!.Doubles());
        layer.zero_grad();
        Assert.Null(layer.weight.grad);
    }

    [Fact]
    public void Freeze_StopsLearningUntilUnfreeze()
    {
        using var scope = NewDisposeScope();
        using var net = new Net();
        Assert.Same(net, net.Freeze());
        Assert.False(net.call(ones([1, 3])).requires_grad);
        net.Unfreeze();
        Assert.All(net.parameters(), parameter => Assert.True(parameter.requires_grad));
    }

    [Fact]
    public void Registration_OfATakenOrImpossibleName_IsRefused()
    {
        using var scope = NewDisposeScope();
        using var net = new Net();
        Assert.Throws<InvalidOperationException>(() => net.register_buffer("own", ones(1)));
        Assert.Throws<InvalidOperationException>(() => net.register_module("first", nn.Identity()));
        Assert.Throws<ArgumentException>(() => net.register_module("a.b", nn.Identity()));
        Assert.Throws<ArgumentNullException>(() => net.register_parameter("new", null!));
        Assert.Throws<InvalidOperationException>(() => nn.Identity().register_buffer("state", ones(1)));
    }

    [Fact]
    public void ToString_ShowsTheTree()
    {
        using var net = nn.Sequential(("in", nn.Linear(3, 2)), ("out", nn.Sequential(nn.Identity())));
        const string Expected = """
            Sequential
              (in): Linear(weight: [2, 3], bias: [2])
              (out): Sequential
                (0): Identity
            """;
        Assert.Equal(Expected.ReplaceLineEndings("\n"), net.ToString());
    }

    private sealed class Net : nn.Module<Tensor, Tensor>
    {
        [ComponentName(Name = "first")] private readonly Linear _first = nn.Linear(3, 2);
        internal readonly Sequential tail = nn.Sequential(nn.Linear(2, 2));
        internal readonly Parameter own = nn.Parameter(ones(2));
        internal readonly Tensor scale = full([1], 2.0);

        public Net() : base("net")
        {
            RegisterComponents();
            register_buffer("unsaved", zeros(1), persistent: false);
        }

        public Linear First => _first;

        public override Tensor forward(Tensor input)
        {
            using var hidden = _first.call(input);
            using var scaled = Aten.mul_Tensor.Call(hidden, scale);
            using var shifted = Aten.add_Tensor.Call(scaled, own);
            return tail.call(shifted);
        }
    }
}
