using Lethe.Export.Tests.Support;
using static TorchSharp.torch;

namespace Lethe.Export.Tests.Operators;

public sealed class ReductionTests
{
    private static readonly Cases All = new()
    {
        { "sum of all", x => x.sum(), 3, 4 },
        { "sum along", x => x.sum(1), 3, 4, 2 },
        { "sum along several", x => x.sum([1, -1], true), 3, 4, 2 },
        { "sum of the batch", x => x.sum(0L), 3, 4 },
        { "mean", x => x.mean([2, 3]), 3, 4, 2, 5 },
        { "mean of all", x => x.mean(), 3, 4 },
        { "mean of the batch", x => x - x.mean([0], true), 3, 4 },
        { "product", x => x.prod(1), 3, 4 },
        { "amax and amin", x => x.amax([1], true) - x.amin([1], true), 3, 4, 2 },
        { "max of all", x => x.max() - x.min(), 3, 4 },
        { "max along", x => x.max(1).values - x.min(1, true).values.squeeze(1), 3, 4, 2 },
        { "place of the max", x => x.max(1).indexes, 3, 4, 2 },
        { "argmax", x => x.argmax(1), 3, 4, 2 },
        { "argmin, kept", x => x.argmin(-1, true), 3, 4, 2 },
        { "argmax of all", x => x.argmax(), 3, 4 },
        { "variance", x => x.var(1) + x.var(1, unbiased: false), 3, 4, 2 },
        { "deviation", x => x.std([1, 2], keepdim: true), 3, 4, 2 },
        { "variance of all", x => x.var(), 3, 4 },
        { "variance of the batch", x => x.var(0, unbiased: false), 3, 4 },
        { "variance and mean", x => { var (spread, mean) = x.var_mean(1); return spread + mean; }, 3, 4 },
        { "norm", x => x / x.norm(1, true), 3, 4 },
        { "norm of all", x => x.norm(), 3, 4 },
        { "norm of order one", x => x.norm(1, false, 1), 3, 4 },
        { "norm of order three", x => x.norm(1, false, 3), 3, 4 },
        { "norm by linalg", x => linalg.vector_norm(x, double.PositiveInfinity, [1]) + linalg.norm(x, dims: [1]), 3, 4 },
        { "logsumexp", x => x.logsumexp(1), 3, 4 },
        { "any and all", x => x.gt(1).any(1).logical_xor(x.gt(-1).all(1)), 3, 4 },
        { "count", x => x.gt(0).count_nonzero([1]), 3, 4 },
        { "topk", x => x.topk(2, 1).values, 3, 5 },
        { "places of topk", x => x.topk(2, 1, largest: false).indexes, 3, 5 },
        { "sort", x => x.sort(1, descending: true).Values, 3, 5 },
        { "argsort", x => x.argsort(1), 3, 5 },
        { "cumulative sum", x => x.cumsum(1), 3, 5 },
        { "cumulative sum of ints", ScalarType.Int64, x => x.gt(1).cumsum(1), 3, 5 },
    };

    public static TheoryData<string> Names => All.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Save_Reduction_GivesTheModulesAnswers(string name) => All.Run(name);
}
