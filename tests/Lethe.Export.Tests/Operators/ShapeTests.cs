using Lethe.Export.Tests.Support;
using static TorchSharp.torch;

namespace Lethe.Export.Tests.Operators;

public sealed class ShapeTests
{
    private static readonly Cases All = new()
    {
        { "reshape", x => x.reshape(x.size(0), 6, 2), 3, 4, 3 },
        { "view, batch left open", x => x.view(-1, 12), 3, 4, 3 },
        { "view, batch into rows", x => x.view(x.size(0) * 4, 3), 3, 4, 3 },
        { "view, batch out of rows again", x => x.view(x.size(0) * 4, 3).sin().view(x.size(0), 12), 3, 4, 3 },
        { "view, batch last", x => x.transpose(0, 2).reshape(3, 4, x.size(0)).transpose(0, 2), 3, 4, 3 },
        { "flatten all", x => x.flatten(), 3, 4 },
        { "permute", x => x.permute(0, 3, 1, 2), 3, 2, 4, 5 },
        { "transpose", x => x.transpose(1, -1), 3, 2, 4 },
        { "T of the last two", x => x.mT, 3, 2, 4 },
        { "movedim", x => x.movedim([1, 3], [3, 1]), 3, 2, 4, 5 },
        { "squeeze and unsqueeze", x => x.unsqueeze(1).squeeze(1).unsqueeze(-1), 3, 4 },
        { "squeeze in place", x => x.mul(2).unsqueeze_(1).add(1).squeeze_(1), 3, 4 },
        { "expand", x => x.unsqueeze(1).expand(x.size(0), 5, 4), 3, 4 },
        { "expand a constant to the batch", x => cat([arange(4, ScalarType.Float32).expand(x.size(0), 4), x], 1), 3, 4 },
        { "repeat", x => x.repeat(1, 2, 3), 3, 4, 2 },
        { "repeat with more dimensions", x => x.repeat(2, 1, 1), 3, 4 },
        { "repeat by the batch", x => arange(4, ScalarType.Float32).repeat(x.size(0), 1) + x, 3, 4 },
        { "repeat interleave", x => x.repeat_interleave(3, 1), 3, 4, 2 },
        { "tile", x => x.tile([2]), 3, 4 },
        { "flip", x => x.flip(1, 2), 3, 4, 2 },
        { "roll", x => x.roll([1, -2], [1, 2]), 3, 4, 5 },
        { "cat", x => cat([x, x * 2, ones(x.size(0), 1)], 1), 3, 4 },
        { "cat of other types", x => cat([x, x.gt(0)], 1), 3, 4 },
        { "cat of the batch", x => cat([x, x * 2], 0), 3, 4 },
        { "stack", x => stack([x, x * 2], 1), 3, 4 },
        { "split", x => { var parts = x.split(3, 1); return parts[0].sum(1) + parts[^1].sum(1); }, 3, 8 },
        { "split by sizes", x => { var parts = x.split([1, 5, 2], 1); return cat([parts[1], parts[0]], 1); }, 3, 8 },
        { "chunk", x => { var parts = x.chunk(3, -1); return cat([parts[2], parts[0]], -1); }, 3, 8 },
        { "unbind", x => { var parts = x.unbind(1); return parts[0] - parts[2]; }, 3, 3, 4 },
        { "slice", x => x[.., 1..3], 3, 5 },
        { "slice with a step", x => x.slice(1, 1, 7, 2), 3, 8 },
        { "slice from the end", x => x[.., ^3..], 3, 5 },
        { "slice of the batch", x => x[1..], 3, 5 },
        { "all but the last row", x => x[..^1], 3, 5 },
        { "select", x => x.select(1, -1), 3, 5, 2 },
        { "select by number", x => x[.., 2], 3, 5, 2 },
        { "narrow", x => x.narrow(1, 1, 3), 3, 5 },
        { "diagonal", x => x.diagonal(1, 1, 2), 3, 4, 5 },
        { "index select", x => x.index_select(1, tensor([2L, 0L])), 3, 5 },
        { "index by a tensor", x => x[TensorIndex.Colon, TensorIndex.Tensor(tensor([2L, 0L, 2L]))], 3, 5, 2 },
        { "index by two tensors", x => x[TensorIndex.Tensor(arange(x.size(0), ScalarType.Int64)), TensorIndex.Tensor(x.argmax(1))], 3, 5 },
        { "gather", x => x.gather(1, x.argmax(1, true)), 3, 5 },
        { "take along", x => x.take_along_dim(x.argmax(1, true), 1), 3, 5, 2 },
        { "where", x => where(x.gt(0), x, x * 0.1), 3, 5 },
        { "where with a number", x => where(x.gt(0), x, tensor(-1f)), 3, 5 },
        { "masked fill", x => x.masked_fill(x.lt(0), 9), 3, 5 },
        { "masked fill in place", x => { var y = x * 2; y.masked_fill_(x.lt(0), 9); return y; }, 3, 5 },
        { "written by a mask", x => { var y = x * 2; y[TensorIndex.Tensor(x.lt(0))] = 9; return y; }, 3, 5 },
        { "causal mask", x => x.masked_fill(ones(5, 5).triu(1).to(ScalarType.Bool), float.NegativeInfinity).softmax(-1), 3, 5, 5 },
        { "zeros of the batch", x => x + zeros(x.size(0), 1), 3, 5 },
        { "places of the batch", x => x + arange(x.size(0), ScalarType.Float32).unsqueeze(1), 3, 5 },
        { "like", x => zeros_like(x) + ones_like(x) * x, 3, 5 },
        { "triangle of the batch", x => ones(x.size(0), x.size(0)).tril().matmul(x), 3, 5 },
        { "copied into", x => { var y = zeros(x.size(0), 5); y.copy_(x); return y * 2; }, 3, 5 },
        { "identities", x => x.contiguous().clone().detach().alias().to(ScalarType.Float32), 3, 5 },
    };

    public static TheoryData<string> Names => All.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Save_Rearrangement_GivesTheModulesAnswers(string name) => All.Run(name);

    // libtorch drops a batch of one as well; a graph has one rank only, so that case is not asked of it.
    [Fact]
    public void Save_SqueezeOfAllDimensions_KeepsTheBatch()
    {
        using var scratch = new Scratch();
        using var scope = NewDisposeScope();
        var module = new Computed(x => x.squeeze());
        OnnxExport.Save(module, ones(3, 1, 4, 1), scratch["model.onnx"]);
        using var session = Agreement.Open(scratch["model.onnx"]);
        Agreement.Compare(session, module, Draw.Input([6, 1, 4, 1], ScalarType.Float32, 0, 1));
    }
}
