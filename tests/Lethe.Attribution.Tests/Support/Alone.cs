using Lethe.Attribution.Gradients;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Lethe.Attribution.Tests.Support;

/// <summary>Gradients of single records as autograd gives them, one record at a time.</summary>
internal static class Alone
{
    public static Tensor Gradients(nn.Module<Tensor, Tensor> network, Batch batch, ExampleScore score, IReadOnlyList<Parameter> parameters)
    {
        network.eval();
        var rows = Enumerable.Range(0, batch.Rows.Length).Select(row =>
        {
            var total = score(network.call(batch.Inputs.narrow(0, row, 1)), batch.Labels?.narrow(0, row, 1)).sum();
            var found = autograd.grad([total], [.. parameters], allow_unused: true);
            return cat([.. found.Zip(parameters, (gradient, parameter) => (gradient ?? zeros_like(parameter)).flatten())]);
        });
        return stack([.. rows], 0);
    }
}
