using Lethe.Torch.Native;

namespace TorchSharp;

public static partial class torch
{
    public static partial class special
    {
        public static Tensor entr(Tensor input) => Aten.special_entr.Call(input);

        public static Tensor erfcx(Tensor input) => Aten.special_erfcx.Call(input);

        public static Tensor i0e(Tensor input) => Aten.special_i0e.Call(input);

        public static Tensor i1(Tensor input) => Aten.special_i1.Call(input);

        public static Tensor i1e(Tensor input) => Aten.special_i1e.Call(input);

        public static Tensor ndtr(Tensor input) => Aten.special_ndtr.Call(input);

        public static Tensor ndtri(Tensor input) => Aten.special_ndtri.Call(input);

        public static Tensor digamma(Tensor input) => input.digamma();

        public static Tensor psi(Tensor input) => input.digamma();

        public static Tensor erf(Tensor input) => input.erf();

        public static Tensor erfc(Tensor input) => input.erfc();

        public static Tensor erfinv(Tensor input) => input.erfinv();

        public static Tensor exp2(Tensor input) => input.exp2();

        public static Tensor expit(Tensor input) => input.sigmoid();

        public static Tensor expm1(Tensor input) => input.expm1();

        public static Tensor gammaln(Tensor input) => input.lgamma();

        public static Tensor i0(Tensor input) => input.i0();

        public static Tensor logit(Tensor input) => input.logit();

        public static Tensor sigmoid(Tensor input) => input.sigmoid();

        public static Tensor sigmoid_(Tensor input) => input.sigmoid_();

        public static Tensor sinc(Tensor input) => input.sinc();

        /// <summary>The regularised lower incomplete gamma function.</summary>
        public static Tensor gammainc(Tensor input, Tensor other) => input.igamma(other);

        /// <summary>The regularised upper incomplete gamma function.</summary>
        public static Tensor gammaincc(Tensor input, Tensor other) => input.igammac(other);

        public static Tensor multigammaln(Tensor input, long p) => input.mvlgamma(p);

        public static Tensor polygamma(long n, Tensor input) => input.polygamma(n);

        /// <summary>input · log(1 + other), zero where input is zero.</summary>
        public static Tensor xlog1py(Tensor input, Tensor other) => Aten.special_xlog1py.Call(input, other);

        /// <summary>The Hurwitz zeta function.</summary>
        public static Tensor zeta(Tensor x, Tensor q) => Aten.special_zeta.Call(x, q);
    }
}
