using Lethe.Torch.Native;

namespace TorchSharp;

public static partial class torch
{
    private const double OneEighth = 1.0 / 8;
    private const double OneThird = 1.0 / 3;

    public static Tensor softmax(Tensor input, int dim, ScalarType? dtype = null) => input.softmax(dim, dtype);

    public partial class Tensor
    {
        public Tensor relu() => Aten.relu.Call(this);

        public Tensor relu_() => Aten.relu_.CallInPlace(this);

        public Tensor relu6() => Aten.relu6.Call(this);

        public Tensor relu6_() => Aten.relu6_.CallInPlace(this);

        public Tensor leaky_relu(Scalar negative_slope) => Aten.leaky_relu.Call(this, negative_slope);

        public Tensor leaky_relu_(Scalar negative_slope) => Aten.leaky_relu_.CallInPlace(this, negative_slope);

        /// <param name="target">The slopes of the negative half: one number, or one to a channel.</param>
        public Tensor prelu(Tensor target) => Aten.prelu.Call(this, target);

        /// <summary>The form for evaluation: the slope is the middle of the range, nothing is drawn.</summary>
        public Tensor rrelu(double lower = OneEighth, double upper = OneThird) => Aten.rrelu.Call(this, lower, upper);

        public Tensor rrelu_(double lower = OneEighth, double upper = OneThird) => Aten.rrelu_.CallInPlace(this, lower, upper);

        public Tensor elu(double alpha = 1) => Aten.elu.Call(this, alpha);

        public Tensor elu_(double alpha = 1) => Aten.elu_.CallInPlace(this, alpha);

        public Tensor elu(Scalar alpha, Scalar scale, Scalar input_scale) => Aten.elu.Call(this, alpha, scale, input_scale);

        public Tensor elu_(Scalar alpha, Scalar scale, Scalar input_scale) =>
            Aten.elu_.CallInPlace(this, alpha, scale, input_scale);

        public Tensor selu() => Aten.selu.Call(this);

        public Tensor selu_() => Aten.selu_.CallInPlace(this);

        public Tensor celu() => Aten.celu.Call(this);

        public Tensor celu_() => Aten.celu_.CallInPlace(this);

        public Tensor celu(Scalar alpha) => Aten.celu.Call(this, alpha);

        public Tensor celu_(Scalar alpha) => Aten.celu_.CallInPlace(this, alpha);

        public Tensor gelu() => Aten.gelu.Call(this);

        public Tensor gelu_() => Aten.gelu_.CallInPlace(this);

        public Tensor silu() => Aten.silu.Call(this);

        public Tensor silu_() => Aten.silu_.CallInPlace(this);

        public Tensor glu(long dim = -1) => Aten.glu.Call(this, dim);

        public Tensor log_sigmoid() => Aten.log_sigmoid.Call(this);

        public Tensor hardsigmoid() => Aten.hardsigmoid.Call(this);

        public Tensor hardsigmoid_() => Aten.hardsigmoid_.CallInPlace(this);

        public Tensor hardswish() => Aten.hardswish.Call(this);

        public Tensor hardswish_() => Aten.hardswish_.CallInPlace(this);

        public Tensor hardtanh(Scalar min, Scalar max) => Aten.hardtanh.Call(this, min, max);

        public Tensor hardtanh_(Scalar min, Scalar max) => Aten.hardtanh_.CallInPlace(this, min, max);

        public Tensor softplus(double beta = 1, double threshold = 20) => Aten.softplus.Call(this, beta, threshold);

        public Tensor threshold(Scalar threshold, Scalar value) => Aten.threshold.Call(this, threshold, value);

        public Tensor threshold_(Scalar threshold, Scalar value) => Aten.threshold_.CallInPlace(this, threshold, value);

        /// <param name="dim">The dimension along which the results add up to one.</param>
        /// <param name="dtype">The element type to convert to before anything is computed.</param>
        public Tensor softmax(long dim, ScalarType? dtype = null) => Aten.softmax_int.Call(this, dim, dtype);

        public Tensor log_softmax(long dim, ScalarType? dtype = null) => Aten.log_softmax_int.Call(this, dim, dtype);
    }
}
