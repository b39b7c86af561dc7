using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Lethe.Torch.Tests.Optimizers;

public class OptimizerTests
{
    public static TheoryData<string> Kinds => ["SGD", "Adam", "AdamW", "RMSProp", "Adagrad"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Step_ManyTimes_LeavesNoTensorsAndNextToNoGarbageBehind(string kind)
    {
        using var problem = new Problem();
        using var optimizer = Make(kind, problem.Parameters);
        problem.Backward(9);
        for (var i = 0; i < 5; i++) optimizer.step();
        var tensors = TensorsMade();
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 200; i++) optimizer.step();
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - bytes < 200 * 256, "a step allocates");
        Assert.Equal(tensors, TensorsMade());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Step_ManyTimes_TakesNoMoreNativeMemory(string kind)
    {
        using var parameter = Noise(1 << 18);
        using var optimizer = Make(kind, [parameter]);
        parameter.grad = Noise(1 << 18);
        optimizer.step();
        var before = NativeMemory();
        for (var i = 0; i < 300; i++) optimizer.step();
        // One list of temporaries left behind at each step would be 300 MiB; tests beside this one use a few.
        Assert.InRange(NativeMemory() - before, long.MinValue, 100 << 20);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Step_OfALargeParameterAmongSmallOnes_IsTheSameAsAlone(string kind)
    {
        using var scope = NewDisposeScope();
        Parameter[] together = [Noise(3), Noise(300_000), Noise(5), Noise(140_000)];
        Parameter[] alone = Array.ConvertAll(together, parameter => new Parameter(parameter.detach().clone()));
        using var one = Make(kind, together);
        var each = Array.ConvertAll(alone, parameter => Make(kind, [parameter]));
        for (var step = 0; step < 3; step++)
        {
            for (var i = 0; i < alone.Length; i++)
            {
                together[i].grad = together[i].detach().clone();
                alone[i].grad = alone[i].detach().clone();
                each[i].step();
            }
            one.step();
        }
        for (var i = 0; i < alone.Length; i++)
            Assert.Equal(alone[i].detach().data<float>().ToArray(), together[i].detach().data<float>().ToArray());
        foreach (var single in each) single.Dispose();
    }

    [Fact]
    public void ZeroGrad_WithGradients_ZeroesThemInPlace()
    {
        using var scope = NewDisposeScope();
        using var problem = new Problem();
        using var optimizer = optim.SGD(problem.Parameters, 0.1);
        problem.Backward(0);
        optimizer.zero_grad();
        Assert.All(problem.Parameters[0].grad!.data<double>().ToArray(), value => Assert.Equal(0, value));
        Assert.Null(problem.Parameters[3].grad);
    }

    [Fact]
    public void Gradients_AfterAStep_AreUnchanged()
    {
        using var scope = NewDisposeScope();
        foreach (var kind in Kinds.Select(row => row.Data))
        {
            using var problem = new Problem();
            using var optimizer = Make(kind, problem.Parameters);
            problem.Backward(9);
            var before = problem.Parameters[0].grad!.data<double>().ToArray();
            optimizer.step();
            optimizer.step();
            Assert.Equal(before, problem.Parameters[0].grad!.data<double>().ToArray());
        }
    }

    [Fact]
    public void Parameter_GivenTwice_IsRefused()
    {
        using var problem = new Problem();
        Assert.Throws<ArgumentException>(() => optim.SGD([problem.Parameters[0], problem.Parameters[0]], 0.1));
        using var optimizer = optim.SGD(problem.Parameters, 0.1);
        Assert.Throws<ArgumentException>(() => optimizer.add_param_group(new TorchSharp.Modules.SGD.ParamGroup { Parameters = [problem.Parameters[1]] }));
    }

    [Fact]
    public void Options_OutOfRange_AreRefused()
    {
        using var problem = new Problem();
        Assert.Throws<ArgumentException>(() => optim.SGD(problem.Parameters, -1));
        Assert.Throws<ArgumentException>(() => optim.SGD(problem.Parameters, double.NaN));
        Assert.Throws<ArgumentException>(() => optim.SGD(problem.Parameters, 0.1, nesterov: true));
        Assert.Throws<ArgumentException>(() => optim.Adam(problem.Parameters, beta1: 1));
    }

    [Fact]
    public void DisposedParameter_AtAStep_ThrowsInsteadOfReachingLibtorch()
    {
        using var problem = new Problem();
        using var optimizer = optim.Adam(problem.Parameters);
        problem.Backward(0);
        problem.Parameters[0].Dispose();
        Assert.Throws<ObjectDisposedException>(() => optimizer.step());
    }

    private static long TensorsMade() =>
        DisposeScopeManager.Statistics.CreatedInScopeCount + DisposeScopeManager.Statistics.CreatedOutsideScopeCount;

    private static unsafe long NativeMemory()
    {
        var counters = stackalloc long[4];
        Native.NativeMethods.lethe_memory(counters, 0);
        return counters[0];
    }

    internal static OptimizerHelper Make(string kind, Parameter[] parameters) => kind switch
    {
        "SGD" => optim.SGD(parameters, 0.01, momentum: 0.9, weight_decay: 0.01),
        "Adam" => optim.Adam(parameters, 0.01, weight_decay: 0.01, amsgrad: true),
        "AdamW" => optim.AdamW(parameters, 0.01, weight_decay: 0.01, maximize: true),
        "RMSProp" => optim.RMSProp(parameters, 0.01, momentum: 0.5, centered: true),
        "Adagrad" => optim.Adagrad(parameters),
        _ => throw new ArgumentException(kind),
    };

    private static Parameter Noise(long count)
    {
        using var generator = new Generator((ulong)count);
        return new Parameter(rand(count, generator: generator));
    }
}
