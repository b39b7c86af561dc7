using Lethe.Torch.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor cholesky(bool upper = false) => Aten.linalg_cholesky.Call(this, upper);

        /// <summary>The inverse of the matrix of which this is the Cholesky factor.</summary>
        public Tensor cholesky_inverse(bool upper = false) => Aten.cholesky_inverse.Call(this, upper);

        /// <summary>Solves for this right-hand side, given a Cholesky factor.</summary>
        public Tensor cholesky_solve(Tensor input2, bool upper = false) =>
            Aten.cholesky_solve.Call(this, input2, upper);

        public Tensor det() => linalg.det(this);

        public Tensor logdet() => Aten.logdet.Call(this);

        public Tensor inverse() => linalg.inv(this);

        public Tensor pinverse(double rcond = 1e-15, bool hermitian = false) =>
            Aten.linalg_pinv.Call(this, rcond, hermitian);

        public Tensor matrix_exp() => Aten.linalg_matrix_exp.Call(this);

        public Tensor matrix_power(int n) => Aten.linalg_matrix_power.Call(this, n);

        /// <summary>A QR factorisation as LAPACK leaves it: R on and above the diagonal, reflectors below.</summary>
        public (Tensor a, Tensor tau) geqrf() => Aten.geqrf.Call2(this);

        /// <summary>Multiplies by the Q of <see cref="geqrf"/> without forming it.</summary>
        public Tensor ormqr(Tensor tau, Tensor other, bool left = true, bool transpose = false) =>
            Aten.ormqr.Call(this, tau, other, left, transpose);
    }
}
