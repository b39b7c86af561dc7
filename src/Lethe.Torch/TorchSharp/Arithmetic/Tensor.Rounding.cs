using Lethe.Torch.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor abs() => Aten.abs.Call(this);
        public Tensor abs_() => Aten.abs_.CallInPlace(this);

        public Tensor ceil() => Aten.ceil.Call(this);
        public Tensor ceil_() => Aten.ceil_.CallInPlace(this);

        public Tensor floor() => Aten.floor.Call(this);
        public Tensor floor_() => Aten.floor_.CallInPlace(this);

        public Tensor frac() => Aten.frac.Call(this);
        public Tensor frac_() => Aten.frac_.CallInPlace(this);

        public Tensor neg() => Aten.neg.Call(this);
        public Tensor neg_() => Aten.neg_.CallInPlace(this);

        public Tensor sgn() => Aten.sgn.Call(this);
        public Tensor sgn_() => Aten.sgn_.CallInPlace(this);

        public Tensor sign() => Aten.sign.Call(this);
        public Tensor sign_() => Aten.sign_.CallInPlace(this);

        public Tensor trunc() => Aten.trunc.Call(this);
        public Tensor trunc_() => Aten.trunc_.CallInPlace(this);

        public Tensor absolute() => abs();
        public Tensor absolute_() => abs_();

        public Tensor fix() => trunc();
        public Tensor fix_() => trunc_();

        public Tensor negative() => neg();

        /// <summary>Rounds half to even, at a number of decimals that may be negative.</summary>
        public Tensor round(long decimals = 0L) =>
            decimals == 0 ? Aten.round.Call(this) : Aten.round_decimals.Call(this, decimals);

        public Tensor round_(long decimals = 0L) =>
            decimals == 0 ? Aten.round_.CallInPlace(this) : Aten.round__decimals.CallInPlace(this, decimals);

        public Tensor positive() => Aten.positive.Call(this);

        public Tensor signbit() => Aten.signbit.Call(this);

        public Tensor copysign(Tensor other) => Aten.copysign_Tensor.Call(this, other);

        public Tensor nextafter(Tensor other) => Aten.nextafter.Call(this, other);
    }
}
