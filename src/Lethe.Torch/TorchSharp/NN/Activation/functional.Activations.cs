using Lethe.Torch.Native;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        // An in-place form gives a second reference to its input: whoever disposes the result keeps the input.
        public static partial class functional
        {
            public static Tensor relu(Tensor x, bool inplace = false) => inplace ? x.relu_().alias() : x.relu();

            public static Tensor relu6(Tensor x, bool inplace = false) => inplace ? x.relu6_().alias() : x.relu6();

            public static Tensor leaky_relu(Tensor input, double negative_slope = 0.01, bool inplace = false) =>
                inplace ? input.leaky_relu_(negative_slope).alias() : input.leaky_relu(negative_slope);

            /// <param name="input">Channels are its second dimension.</param>
            /// <param name="weight">The slopes of the negative half: one number, or one to a channel.</param>
            public static Tensor prelu(Tensor input, Tensor weight) => input.prelu(weight);

            /// <summary>The form for evaluation, with the middle of the range as slope; the module draws slopes in training.</summary>
            public static Tensor rrelu(Tensor x, double lower = OneEighth, double upper = OneThird, bool inplace = false) =>
                inplace ? x.rrelu_(lower, upper).alias() : x.rrelu(lower, upper);

            public static Tensor elu(Tensor x, double alpha, bool inplace = false) =>
                inplace ? x.elu_(alpha).alias() : x.elu(alpha);

            public static Tensor selu(Tensor x, bool inplace = false) => inplace ? x.selu_().alias() : x.selu();

            public static Tensor celu(Tensor x, double alpha, bool inplace = false) =>
                inplace ? x.celu_(alpha).alias() : x.celu(alpha);

            public static Tensor gelu(Tensor x, bool inplace) => inplace ? x.gelu_().alias() : x.gelu();

            public static Tensor gelu(Tensor x) => x.gelu();

            public static Tensor silu(Tensor x, bool inplace = false) => inplace ? x.silu_().alias() : x.silu();

            public static Tensor mish(Tensor x, bool inplace = false) =>
                inplace ? Aten.mish_.CallInPlace(x).alias() : Aten.mish.Call(x);

            public static Tensor glu(Tensor input, long dim = -1) => input.glu(dim);

            public static Tensor sigmoid(Tensor x, bool inplace) =>
                inplace ? Aten.sigmoid_.CallInPlace(x).alias() : Aten.sigmoid.Call(x);

            public static Tensor sigmoid(Tensor x) => Aten.sigmoid.Call(x);

            public static Tensor logsigmoid(Tensor x) => x.log_sigmoid();

            public static Tensor tanh(Tensor x, bool inplace = false) =>
                inplace ? Aten.tanh_.CallInPlace(x).alias() : Aten.tanh.Call(x);

            public static Tensor hardsigmoid(Tensor input, bool inplace = false) =>
                inplace ? input.hardsigmoid_().alias() : input.hardsigmoid();

            public static Tensor hardswish(Tensor input, bool inplace = false) =>
                inplace ? input.hardswish_().alias() : input.hardswish();

            public static Tensor hardtanh(Tensor x, double min_val = -1.0, double max_val = 1.0, bool inplace = false) =>
                inplace ? x.hardtanh_(min_val, max_val).alias() : x.hardtanh(min_val, max_val);

            public static Tensor hardshrink(Tensor x, double lambda = 0.5) => Aten.hardshrink.Call(x, lambda);

            public static Tensor softshrink(Tensor x, double lambda = 0.5) => Aten.softshrink.Call(x, lambda);

            /// <param name="x">Any tensor.</param>
            /// <param name="beta">How sharp the bend is; the result is divided by it.</param>
            /// <param name="threshold">Above this value of beta times x the result is x itself.</param>
            public static Tensor softplus(Tensor x, double beta = 1, double threshold = 20) => x.softplus(beta, threshold);

            public static Tensor softsign(Tensor x, bool inplace = false)
            {
                using var size = Aten.abs.Call(x);
                using var divisor = Aten.add_Scalar.Call(size, 1.0);
                return inplace ? Aten.div__Tensor.CallInPlace(x, divisor).alias() : Aten.div_Tensor.Call(x, divisor);
            }

            public static Tensor tanhshrink(Tensor x, bool inplace = false)
            {
                using var bent = Aten.tanh.Call(x);
                return inplace ? Aten.sub__Tensor.CallInPlace(x, bent).alias() : Aten.sub_Tensor.Call(x, bent);
            }

            /// <summary>Keeps what is above <paramref name="threshold"/> and puts <paramref name="value"/> in place of the rest.</summary>
            public static Tensor threshold(Tensor x, double threshold, double value, bool inplace = false) =>
                inplace ? x.threshold_(threshold, value).alias() : x.threshold(threshold, value);

            public static Tensor softmax(Tensor input, long dim, ScalarType? dtype = null) => input.softmax(dim, dtype);

            /// <summary>Softmax over the channels of an image, or of a batch of images.</summary>
            public static Tensor softmax2d(Tensor x) => x.softmax(-3);

            public static Tensor softmin(Tensor x, long dim)
            {
                using var opposite = Aten.neg.Call(x);
                return opposite.softmax(dim);
            }

            public static Tensor log_softmax(Tensor x, long dim) => x.log_softmax(dim);
        }
    }
}
