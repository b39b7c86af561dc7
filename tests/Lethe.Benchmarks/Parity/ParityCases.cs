using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Lethe.Benchmarks.Parity;

/// <summary>At least one operator of every family that the methods use.</summary>
internal static class ParityCases
{
    public static IReadOnlyList<ParityCase> All { get; } =
    [
        new("add, multiply, divide", x => (x[0] + x[1]) * x[0] / (x[1] * x[1] + 1), [[64, 33], [64, 33]]),
        new("exp, log, sqrt, pow", x => x[0].log() + x[0].sqrt() + x[0].pow(1.5) + (-x[0]).exp(), [[64, 33]], Positive: true),
        new("sigmoid, tanh, gelu, silu", x => x[0].sigmoid() + x[0].tanh() + functional.gelu(x[0]) + functional.silu(x[0]), [[64, 33]]),
        new("softmax, log_softmax", x => functional.softmax(x[0], 1) * functional.log_softmax(x[1], 1), [[64, 10], [64, 10]]),
        new("sum, mean, var, logsumexp", x => x[0].sum(1) + x[0].mean([1L]) + x[0].var(1) + x[0].logsumexp(1), [[64, 33]]),
        new("amax, sort, cumsum", x => x[0].amax([1L]) + (x[0].sort(1).Values * x[0].cumsum(1)).sum(1), [[16, 33]]),
        new("matmul, bmm", x => x[0].matmul(x[1]).bmm(x[2]), [[8, 32, 48], [8, 48, 16], [8, 16, 24]]),
        new("index_select, gather, where", Indexing, [[64, 33]]),
        new("linear", x => functional.linear(x[0], x[1], x[2]), [[32, 64], [48, 64], [48]]),
        new("conv1d", x => functional.conv1d(x[0], x[1], x[2], padding: 2), [[8, 6, 40], [12, 6, 5], [12]]),
        new("conv2d, one channel", x => functional.conv2d(x[0], x[1], x[2], padding: [1, 1]), [[8, 1, 28, 28], [16, 1, 3, 3], [16]]),
        new("conv2d, strided", x => functional.conv2d(x[0], x[1], x[2], strides: [2, 2], padding: [1, 1]), [[8, 16, 14, 14], [32, 16, 3, 3], [32]]),
        new("conv_transpose2d", x => functional.conv_transpose2d(x[0], x[1], x[2], strides: [2, 2]), [[8, 6, 7, 7], [6, 4, 2, 2], [4]]),
        new("batch_norm", x => functional.batch_norm(x[0], zeros_like(x[1]).detach(), ones_like(x[1]).detach(), x[1], x[2], training: true), [[16, 8, 9, 9], [8], [8]]),
        new("layer_norm, group_norm", x => functional.layer_norm(x[0], [9], x[1], x[2]) + functional.group_norm(x[0], 4, x[3], x[4]), [[16, 8, 9], [9], [9], [8], [8]]),
        new("max_pool2d, avg_pool2d", x => functional.max_pool2d(x[0], 2) + functional.avg_pool2d(x[0], 2), [[8, 6, 12, 12]]),
        new("cross_entropy", x => functional.cross_entropy(x[0], (arange(64, device: x[0].device) % 10).to(ScalarType.Int64)), [[64, 10]]),
        new("kl_div, mse_loss", x => functional.kl_div(functional.log_softmax(x[0], 1), functional.softmax(x[1], 1), false) + functional.mse_loss(x[0], x[1]), [[64, 10], [64, 10]]),
        new("linalg: solve, cholesky", x => Spd(x[0]).cholesky().sum() + linalg.solve(Spd(x[0]), x[1]).sum(), [[12, 12], [12, 3]]),
    ];

    private static Tensor Spd(Tensor a) => a.matmul(a.t()) + 12 * eye(12, dtype: a.dtype, device: a.device);

    private static Tensor Indexing(Tensor[] x)
    {
        var rows = arange(0, 64, 2, dtype: ScalarType.Int64, device: x[0].device);
        var picked = x[0].index_select(0, rows);
        var columns = (arange(32 * 5, dtype: ScalarType.Int64, device: x[0].device) % 33).view(32, 5);
        return where(picked > 0, picked, picked * 0.1).gather(1, columns);
    }
}
