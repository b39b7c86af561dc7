using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Lethe.Benchmarks.Cases;

internal sealed class GptStep : IBenchmark
{
    private const int Batch = 16;

    private readonly Gpt _model;
    private readonly optim.Optimizer _optimizer;
    private readonly Tensor _ids;
    private readonly Tensor _targets;

    public GptStep(string device)
    {
        var where = new Device(device);
        _model = new Gpt().to(where);
        _optimizer = optim.AdamW(_model.parameters(), 3e-4);
        _ids = randint(Gpt.Vocabulary, [Batch, Gpt.Tokens], dtype: ScalarType.Int64, device: where);
        _targets = randint(Gpt.Vocabulary, [Batch * Gpt.Tokens], dtype: ScalarType.Int64, device: where);
    }

    public static string Name => "gpt-step";

    public static string Work => "training step of a 4-layer transformer, width 128, 64 tokens, batch 16, AdamW";

    public void Run()
    {
        using var scope = NewDisposeScope();
        _optimizer.zero_grad();
        var loss = functional.cross_entropy(_model.forward(_ids).view(-1, Gpt.Vocabulary), _targets);
        loss.backward();
        _optimizer.step();
    }

    public void Dispose()
    {
        _optimizer.Dispose();
        _model.Dispose();
        _ids.Dispose();
        _targets.Dispose();
    }
}
