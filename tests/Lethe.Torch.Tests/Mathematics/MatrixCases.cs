using static Lethe.Torch.Tests.Mathematics.MathCase;
using static TorchSharp.torch;

namespace Lethe.Torch.Tests.Mathematics;

/// <summary>Matrices with one right answer; factorisations with several are in MatrixIdentityTests.</summary>
internal static class MatrixCases
{
    public static IEnumerable<MathCase> All => [.. Inverses, .. Factors, .. Norms];

    private static IEnumerable<MathCase> Inverses =>
    [
        One("det", x => x.det(), det, linalg.det),
        One("logdet", x => x.logdet(), logdet),
        Pair("slogdet", slogdet, linalg.slogdet),
        One("inverse", x => x.inverse(), inverse, linalg.inv),
        Pair("inv_ex", x => linalg.inv_ex(x)),
        One("pinverse", x => x.pinverse(), x => pinverse(x), x => linalg.pinv(x), x => linalg.pinv(x, full([], 1e-12, ScalarType.Float64))),
        One("matrix_exp", x => x.matrix_exp(), matrix_exp, linalg.matrix_exp),
        One("matrix_power", x => x.matrix_power(-2), x => matrix_power(x, -2)),
        Two("solve", (x, y) => linalg.solve(x, y)),
        Two("solve_right", (x, y) => linalg.solve(x, y, left: false)),
        TwoPair("solve_ex", (x, y) => linalg.solve_ex(x, y)),
        Two("solve_triangular",
            (x, y) => linalg.solve_triangular(x, y, true),
            (x, y) => linalg.solve_triangular(x, y, true, @out: zeros(3, 3, ScalarType.Float64))),
    ];

    private static IEnumerable<MathCase> Factors =>
    [
        One("cholesky", x => x.cholesky(), cholesky, linalg.cholesky),
        One("cholesky_upper", x => x.cholesky(upper: true)),
        Pair("cholesky_ex", x => linalg.cholesky_ex(x)),
        Two("cholesky_solve", (x, y) => x.cholesky_solve(y.cholesky()), (x, y) => cholesky_solve(x, y.cholesky(true), true)),
        One("svdvals", linalg.svdvals),
        One("eigvalsh", x => linalg.eigvalsh(x), x => linalg.eigvalsh(x, 'U')),
        One("matrix_rank", x => linalg.matrix_rank(x), x => linalg.matrix_rank(x, full([], 0.1, ScalarType.Float64))),
        One("matrix_rank_cut",
            x => linalg.matrix_rank(x, (double?)3.5),
            x => linalg.matrix_rank(x, full([], 3.5, ScalarType.Float64), hermitian: true)),
        One("cond", x => linalg.cond(x), x => linalg.cond(x, 2)),
        One("cond_1", x => linalg.cond(x, 1), x => linalg.cond(x, 1.0)),
        One("cond_fro", x => linalg.cond(x, "fro")),
    ];

    private static IEnumerable<MathCase> Norms =>
    [
        One("linalg_norm", x => linalg.norm(x), x => linalg.norm(x, "fro")),
        One("linalg_norm_1", x => linalg.norm(x, 1), x => linalg.norm(x, 1.0)),
        One("linalg_norm_inf", x => linalg.norm(x, double.PositiveInfinity)),
        One("linalg_norm_nuc", x => linalg.norm(x, "nuc")),
        One("linalg_norm_dims", x => linalg.norm(x, [0, 2], true), x => linalg.norm(x, "fro", [0, 2], true)),
        One("vector_norm", x => linalg.vector_norm(x)),
        One("vector_norm_3", x => linalg.vector_norm(x, 3, [1], true)),
        One("matrix_norm", x => linalg.matrix_norm(x)),
        One("matrix_norm_nuc", x => linalg.matrix_norm(x, "nuc", [0, 2])),
        One("matrix_norm_1", x => linalg.matrix_norm(x, 1.0)),
    ];
}
