using static Lethe.Torch.Tests.Mathematics.MathCase;
using static TorchSharp.torch;

namespace Lethe.Torch.Tests.Mathematics;

/// <summary>Products of vectors, matrices and batches.</summary>
internal static class ProductCases
{
    public static IEnumerable<MathCase> All => [.. Plain, .. Added, .. Contractions];

    private static IEnumerable<MathCase> Plain =>
    [
        Two("matmul", (x, y) => x.matmul(y), matmul),
        Two("matmul_vector", (x, y) => x.matmul(y), matmul),
        Two("mm", (x, y) => x.mm(y), mm),
        Two("bmm", (x, y) => x.bmm(y), bmm),
        Two("mv", (x, y) => x.mv(y), mv),
        Two("dot", (x, y) => x.dot(y), dot),
        Two("vdot", (x, y) => x.vdot(y), vdot),
        Two("inner", (x, y) => x.inner(y), inner),
        Two("outer", (x, y) => x.outer(y), outer, (x, y) => x.ger(y), ger),
        Two("kron", (x, y) => x.kron(y), kron),
        Two("cross", (x, y) => linalg.cross(x, y)),
        Two("vecdot", (x, y) => linalg.vecdot(x, y, 0), (x, y) => linalg.vecdot(x, y, 0, zeros(3, ScalarType.Float64))),
        One("vander", x => linalg.vander(x)),
        One("vander_2", x => linalg.vander(x, 2)),
        One("linalg_diagonal", x => linalg.diagonal(x, 1)),
    ];

    private static IEnumerable<MathCase> Added =>
    [
        Three("addmm",
            (x, y, z) => x.addmm(y, z, 0.5f, 2), (x, y, z) => addmm(x, y, z, 0.5f, 2), In((x, y, z) => x.addmm_(y, z, 0.5f, 2)),
            In((x, y, z) => addmm_(x, y, z, 0.5f, 2))),
        Three("addmm_int", (x, y, z) => x.addmm(y, z), In((x, y, z) => x.addmm_(y, z))),
        Three("addmv",
            (x, y, z) => x.addmv(y, z, 0.5f, -1), (x, y, z) => addmv(x, y, z, 0.5f, -1),
            In((x, y, z) => x.addmv_(y, z, 0.5f, -1)), In((x, y, z) => addmv_(x, y, z, 0.5f, -1))),
        Three("addr",
            (x, y, z) => x.addr(y, z, 2, 0.5f), (x, y, z) => addr(x, y, z, 2, 0.5f), In((x, y, z) => x.addr_(y, z, 2, 0.5f)),
            In((x, y, z) => addr_(x, y, z, 2, 0.5f))),
        Three("addbmm",
            (x, y, z) => x.addbmm(y, z, 0.5f, 2), (x, y, z) => addbmm(x, y, z, 0.5f, 2),
            In((x, y, z) => x.addbmm_(y, z, 0.5f, 2)), In((x, y, z) => addbmm_(x, y, z, 0.5f, 2))),
        Three("baddbmm", (x, y, z) => x.baddbmm(y, z, 0.5f, 2), (x, y, z) => baddbmm(x, y, z, 0.5f, 2)),
    ];

    private static IEnumerable<MathCase> Contractions =>
    [
        Two("tensordot",
            (x, y) => x.tensordot(y, [2, 0], [1, 0]), (x, y) => tensordot(x, y, [2, 0], [1, 0]),
            (x, y) => x.tensordot(y, [(2, 1), (0, 0)]), (x, y) => tensordot(x, y, [(2, 1), (0, 0)])),
        Two("tensordot_1", (x, y) => x.tensordot(y, 1), (x, y) => tensordot(x, y, 1)),
        Two("einsum", (x, y) => einsum("bij,bjk->bik", x, y)),
        Two("cdist", (x, y) => cdist(x, y), (x, y) => cdist(x, y, 2.0, TorchSharp.compute_mode.donot_use_mm_for_euclid_dist)),
        Two("cdist_1", (x, y) => cdist(x, y, 1.0)),
        Three("multi_dot", (x, y, z) => linalg.multi_dot([x, y, z]), (x, y, z) => chain_matmul(x, y, z)),
    ];
}
