using Lethe.Torch.Tests.Support;
using static TorchSharp.torch;

namespace Lethe.Torch.Tests.Mathematics;

/// <summary>Factorisations are right when their parts multiply back; signs and order are LAPACK's own affair.</summary>
public class MatrixIdentityTests
{
    [Fact]
    public void Qr_InEachMode_MultipliesBackWithAnOrthogonalQ()
    {
        using var scope = NewDisposeScope();
        var tall = MathFixture.Input("tall");
        var (q, r) = linalg.qr(tall);
        AssertClose(tall, q.mm(r));
        AssertClose(Identity(2), einsum("ki,kj->ij", q, q));
        var (complete, _) = linalg.qr(tall, linalg.QRMode.Complete);
        Assert.Equal([4L, 4L], complete.shape);
        AssertClose(Identity(4), einsum("ki,kj->ij", complete, complete));
        AssertClose(r, linalg.qr(tall, linalg.QRMode.R).R);
        Assert.Throws<ArgumentOutOfRangeException>(() => linalg.qr(tall, (linalg.QRMode)9));
    }

    [Fact]
    public void Geqrf_WithItsReflectors_IsTheSameFactorisation()
    {
        using var scope = NewDisposeScope();
        var tall = MathFixture.Input("tall");
        var (packed, tau) = tall.geqrf();
        var (alsoPacked, alsoTau) = geqrf(tall);
        AssertClose(packed, alsoPacked);
        AssertClose(tau, alsoTau);
        var (q, _) = linalg.qr(tall);
        AssertClose(q, linalg.householder_product(packed, tau));
        AssertClose(q, orgqr(packed, tau));
        var complete = linalg.qr(tall, linalg.QRMode.Complete).Q;
        AssertClose(complete.mm(tall), packed.ormqr(tau, tall));
        AssertClose(einsum("ki,kj->ij", complete, tall), ormqr(packed, tau, tall, transpose: true));
    }

    [Fact]
    public void Svd_ReducedOrFull_MultipliesBack()
    {
        using var scope = NewDisposeScope();
        var tall = MathFixture.Input("tall");
        var (u, s, vh) = linalg.svd(tall, fullMatrices: false);
        AssertClose(tall, (u * s).mm(vh));
        AssertClose(Identity(2), einsum("ki,kj->ij", u, u));
        AssertClose(Identity(2), einsum("ki,kj->ij", vh, vh));
        Assert.Equal([4L, 4L], linalg.svd(tall).U.shape);
    }

    [Fact]
    public void Eigh_OfASymmetricMatrix_GivesItsAxes()
    {
        using var scope = NewDisposeScope();
        var matrix = MathFixture.Input("definite");
        foreach (var triangle in "LU")
        {
            var (values, vectors) = linalg.eigh(matrix, triangle);
            AssertClose(matrix.mm(vectors), vectors * values);
            AssertClose(matrix.trace(), values.sum());
            AssertClose(matrix.det(), values.prod());
        }
    }

    [Fact]
    public void Lu_UnpackedOrNot_MultipliesBack()
    {
        using var scope = NewDisposeScope();
        var matrix = MathFixture.Input("square");
        var right = MathFixture.Input("definite");
        var (p, l, u) = linalg.lu(matrix);
        AssertClose(matrix, p.mm(l).mm(u));
        var (packed, pivots) = linalg.lu_factor(matrix);
        var (also, alsoPivots, infos) = lu(matrix, get_infos: true);
        AssertClose(packed, also);
        Assert.True(pivots!.Equals(alsoPivots!));
        Assert.Equal(0, infos!.item<int>());
        Assert.Null(lu(matrix).infos);
        var (unpackedP, unpackedL, unpackedU) = lu_unpack(packed, pivots);
        AssertClose(matrix, unpackedP.mm(unpackedL!).mm(unpackedU!));
        Assert.Equal(0, lu_unpack(packed, pivots, unpack_data: false).L!.NumberOfElements);
        var solution = linalg.solve(matrix, right);
        AssertClose(solution, linalg.lu_solve(packed, pivots, right));
        AssertClose(solution, linalg.lu_solve(packed, pivots, right, @out: right.clone()));
        AssertClose(solution, lu_solve(right, packed, pivots));
    }

    [Fact]
    public void Ldl_OfASymmetricMatrix_SolvesWithIt()
    {
        using var scope = NewDisposeScope();
        var matrix = MathFixture.Input("definite");
        var right = MathFixture.Input("square");
        var (packed, pivots) = linalg.ldl_factor(matrix);
        AssertClose(right, matrix.mm(linalg.ldl_solve(packed, pivots!, right)));
        var (also, alsoPivots, info) = linalg.ldl_factor_ex(matrix);
        AssertClose(packed, also);
        Assert.True(pivots!.Equals(alsoPivots!));
        Assert.Equal(0, info!.item<int>());
    }

    [Fact]
    public void CholeskyInverse_OfTheFactor_IsTheInverseOfTheMatrix()
    {
        using var scope = NewDisposeScope();
        var matrix = MathFixture.Input("definite");
        AssertClose(matrix.inverse(), matrix.cholesky().cholesky_inverse());
        AssertClose(matrix.inverse(), cholesky_inverse(matrix.cholesky(upper: true), upper: true));
    }

    [Fact]
    public void Lstsq_OfATallMatrix_LeavesAResidualItCannotSee()
    {
        using var scope = NewDisposeScope();
        var tall = MathFixture.Input("tall");
        var right = full([4, 1], 1.5, ScalarType.Float64);
        var (solution, residuals, rank, singular) = linalg.lstsq(tall, right);
        AssertClose(zeros(2, 1, ScalarType.Float64), einsum("ki,kj->ij", tall, right - tall.mm(solution)));
        Assert.Equal(0, residuals.NumberOfElements);
        Assert.Equal(0, singular.NumberOfElements);
        Assert.Equal(2, rank.item<long>());
        AssertClose(solution, linalg.lstsq(tall, right, 1e-12).Solution);
        AssertClose(solution, tall.pinverse().mm(right));
    }

    [Fact]
    public void Tensorsolve_AndTensorinv_UndoTensordot()
    {
        using var scope = NewDisposeScope();
        var matrix = MathFixture.Input("square");
        var wide = Native.Aten.reshape.Call(matrix, new long[] { 3, 1, 3 });
        var right = matrix.tensordot(MathFixture.Input("v"), 1);
        AssertClose(MathFixture.Input("v"), Native.Aten.reshape.Call(linalg.tensorsolve(wide, right, [1]), new long[] { 3 }));
        AssertClose(matrix.inverse(), linalg.tensorinv(matrix, 1));
    }

    [Fact]
    public void SingularMatrix_Inverted_ThrowsWithItsShapeOrShowsInInfo()
    {
        using var scope = NewDisposeScope();
        var singular = ones(2, 2, ScalarType.Float64);
        var failure = Assert.Throws<TorchException>(() => linalg.inv(singular));
        Assert.Contains("linalg_inv(Double[2, 2])", failure.Message, StringComparison.Ordinal);
        Assert.Equal(2, linalg.inv_ex(singular).info.item<int>());
        Assert.Throws<TorchException>(() => linalg.inv_ex(singular, check_errors: true));
        Assert.Equal(2, lu(singular, get_infos: true).infos!.item<int>());
        Assert.Throws<TorchException>(() => linalg.lu_factor(singular));
        Assert.Equal(2, linalg.solve_ex(singular, ones([2], ScalarType.Float64)).info.item<int>());
        Assert.Throws<TorchException>(() => linalg.cholesky(-singular));
        Assert.Equal(1, linalg.cholesky_ex(-singular).info.item<int>());
    }

    [Fact]
    public void EigenvalueGradients_OfAGramMatrix_AgreeWithDifferences() =>
        GradCheck.Holds(t => linalg.eigvalsh(einsum("ij,kj->ik", t[0], t[0])), [MathFixture.Input("square")], tolerance: 1e-5);

    private static Tensor Identity(long size) => ones(size, size, ScalarType.Float64).matrix_power(0);

    private static void AssertClose(Tensor expected, Tensor actual) => Assert.True(
        expected.allclose(actual, rtol: 1e-10, atol: 1e-12),
        $"[{string.Join(", ", RecordedTensor.Numbers(actual))}], expected [{string.Join(", ", RecordedTensor.Numbers(expected))}]");
}
