using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Lethe.Benchmarks.Cases;

/// <summary>Zero, forward, loss, backward, step: what every training case has in common.</summary>
internal abstract class TrainingStep : IDisposable
{
    private readonly Module<Tensor, Tensor> _model;
    private readonly optim.Optimizer _optimizer;
    private readonly Tensor _x;
    private readonly Tensor _y;

    protected TrainingStep(
        Module<Tensor, Tensor> model, Func<IEnumerable<Parameter>, optim.Optimizer> optimizer, long[] input, string device)
    {
        var where = new Device(device);
        _model = model.to(where);
        _optimizer = optimizer(_model.parameters());
        _x = randn(input, device: where);
        _y = randint(10, [input[0]], dtype: ScalarType.Int64, device: where);
    }

    public void Run()
    {
        using var scope = NewDisposeScope();
        _optimizer.zero_grad();
        var loss = functional.cross_entropy(_model.forward(_x), _y);
        loss.backward();
        _optimizer.step();
    }

    public void Dispose()
    {
        _optimizer.Dispose();
        _model.Dispose();
        _x.Dispose();
        _y.Dispose();
    }
}
